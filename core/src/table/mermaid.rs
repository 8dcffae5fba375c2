//! Writes a diagram as Mermaid, which GitHub and most wikis draw.

use super::diagram::{Diagram, Role};
use std::fmt::Write as _;

impl Diagram {
    /// Writes the diagram as a Mermaid state diagram.
    pub fn to_mermaid(&self) -> String {
        let mut out = String::from("stateDiagram-v2\n");
        for node in &self.nodes {
            let _ = writeln!(out, "  state \"{}\" as {}", quoted(&node.label), node.name);
        }
        for node in self.nodes.iter().filter(|node| node.role == Role::Start) {
            let _ = writeln!(out, "  [*] --> {}", node.name);
        }
        for edge in &self.edges {
            let label = edge.labels.join(" / ");
            let _ = writeln!(out, "  {} --> {}: {}", edge.from, edge.to, plain(&label));
        }
        let left = |name| self.edges.iter().any(|edge| edge.from == name);
        for node in &self.nodes {
            if node.role == Role::Settled && !left(node.name) {
                let _ = writeln!(out, "  {} --> [*]", node.name);
            }
        }
        out
    }
}

fn quoted(text: &str) -> String {
    text.replace('"', "'")
}

/// A colon or a semicolon would end the label.
fn plain(text: &str) -> String {
    text.replace(": ", " ").replace([':', ';'], " ")
}
