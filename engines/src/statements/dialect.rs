// SPDX-License-Identifier: AGPL-3.0-or-later
use model::Network;

/// In what engines differ; everything else is the same text for all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// ClickHouse, and its engine in a process, chdb.
    ClickHouse,
    /// DataFusion, Ballista and DuckDB.
    Plain,
}

impl Dialect {
    /// Joins the labels of a post, each once, in order, while its sights are joined; `None` where that is done apart, for the few posts whose
    /// sights differ in them.
    pub fn all_labels(self) -> Option<&'static str> {
        match self {
            Self::ClickHouse => Some("arrayStringConcat(arraySort(groupUniqArray(labeled)), ' ')"),
            Self::Plain => None,
        }
    }

    /// Writes a text. ClickHouse reads escapes behind a backslash, others take it for what it is.
    pub fn literal(self, text: &str) -> String {
        let text = match self {
            Self::ClickHouse => text.replace('\\', "\\\\"),
            Self::Plain => text.to_owned(),
        };
        format!("'{}'", text.replace('\'', "''"))
    }

    /// Writes that a hashtag is one of some spellings on their networks.
    pub fn any_of(self, spellings: &[(Network, String)]) -> String {
        let of = |network: Network| {
            let texts = spellings.iter().filter(|(on, _)| *on == network).map(|(_, text)| self.literal(text));
            let texts: Vec<String> = texts.collect();
            (!texts.is_empty())
                .then(|| format!("(network = '{network}' AND spelling IN ({}))", texts.join(", ")))
        };
        let parts: Vec<String> = Network::ALL.into_iter().filter_map(of).collect();
        if parts.is_empty() { "1 = 0".to_owned() } else { parts.join(" OR ") }
    }
}
