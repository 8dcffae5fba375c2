//! Writes a diagram as DOT, for Graphviz.

use super::diagram::{Diagram, Role};
use std::fmt::Write as _;

impl Diagram {
    /// Writes the diagram as a DOT graph; each way names the rows behind it as its tooltip.
    pub fn to_dot(&self) -> String {
        let mut out = String::new();
        let _ = writeln!(out, "digraph \"{}\" {{", escaped(&self.name));
        let _ = writeln!(out, "  label=\"{}\";", escaped(&self.title));
        out.push_str("  node [shape=box, style=rounded];\n");
        for node in &self.nodes {
            let look = match node.role {
                Role::Start => ", penwidth=2",
                Role::Settled => ", peripheries=2",
                Role::Group => ", style=dashed",
                Role::Plain => "",
            };
            let label = escaped(&node.label);
            let _ = writeln!(out, "  {} [label=\"{label}\"{look}];", node.name);
        }
        for edge in &self.edges {
            let (from, to, rows) = (edge.from, edge.to, edge.rows.join(" "));
            let label = escaped(&edge.labels.join("\n"));
            let _ = writeln!(out, "  {from} -> {to} [label=\"{label}\", tooltip=\"{rows}\"];");
        }
        out.push_str("}\n");
        out
    }
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n")
}
