// SPDX-License-Identifier: AGPL-3.0-or-later
use krilla::tagging::{Identifier, TagGroup, TagKind, TagTree};

/// The tags of a document in reading order, each of which is given what it holds while pages are drawn.
#[derive(Debug, Default)]
pub(crate) struct Tags {
    nodes: Vec<(TagKind, Vec<Child>)>,
    roots: Vec<Node>,
}

/// A tag's place among the tags; it is later than that of the tag around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Node(usize);

#[derive(Debug)]
enum Child {
    Content(Identifier),
    Node(Node),
}

impl Tags {
    pub(crate) fn add(&mut self, within: Option<Node>, tag: impl Into<TagKind>) -> Node {
        let node = Node(self.nodes.len());
        self.nodes.push((tag.into(), Vec::new()));
        match within.and_then(|within| self.nodes.get_mut(within.0)) {
            Some((_, children)) => children.push(Child::Node(node)),
            None => self.roots.push(node),
        }
        node
    }

    pub(crate) fn hold(&mut self, node: Node, content: Identifier) {
        if let Some((_, children)) = self.nodes.get_mut(node.0) {
            children.push(Child::Content(content));
        }
    }

    /// The tree, built from its leaves.
    pub(crate) fn into_tree(self, language: &str) -> TagTree {
        let mut groups: Vec<Option<TagGroup>> = self.nodes.iter().map(|_| None).collect();
        for (place, (tag, children)) in self.nodes.into_iter().enumerate().rev() {
            let mut group = TagGroup::new(tag);
            for child in children {
                match child {
                    Child::Content(content) => group.push(content),
                    Child::Node(Node(child)) => {
                        if let Some(child) = groups.get_mut(child).and_then(Option::take) {
                            group.push(child);
                        }
                    }
                }
            }
            if let Some(slot) = groups.get_mut(place) {
                *slot = Some(group);
            }
        }
        let mut tree = TagTree::new().with_lang(Some(language.to_owned()));
        for Node(root) in self.roots {
            if let Some(group) = groups.get_mut(root).and_then(Option::take) {
                tree.push(group);
            }
        }
        tree
    }
}
