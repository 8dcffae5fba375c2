// What says which line is which while its contents change, for `List` and `ForEach`. No identifier holds
// the tab that parts them.

extension CaseHeader: Identifiable {}

extension AgendaItem: Identifiable {
    /// Names the line among all lines of an agenda.
    public var id: String { "\(caseId)\t\(obligation)\t\(run)" }
}

extension TimelineItem: Identifiable {
    /// Names the line among those of one case.
    public var id: Int64 { seq }
}

extension Obligation: Identifiable {
    /// Names the run among those of one case.
    public var id: String { "\(obligation)\t\(run)" }
}

extension Action: Identifiable {
    /// Names the button among those of one case.
    public var id: String { command.word }
}
