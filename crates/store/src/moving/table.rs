// SPDX-License-Identifier: AGPL-3.0-or-later
/// The tables that others name in theirs, which have to be there before them.
const NAMED_BY_OTHERS: [&str; 3] = ["organizers", "calls", "endorsements"];

/// A table, with its columns in the order of their names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Table {
    pub(super) name: String,
    pub(super) columns: Vec<(String, Kind)>,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Number,
    Text,
    Bytes,
}

impl Kind {
    /// What a type is by its name in either engine; nothing for one that no migration may use.
    pub(super) fn named(name: &str) -> Option<Self> {
        match name.to_ascii_lowercase().as_str() {
            "bigint" => Some(Self::Number),
            "text" => Some(Self::Text),
            "bytea" => Some(Self::Bytes),
            _ => None,
        }
    }
}

impl Table {
    /// Tables of the columns that an engine has told; nothing if there is one whose type is unknown.
    pub(super) fn all(told: Vec<(String, String, String)>) -> Option<Vec<Self>> {
        let mut tables: Vec<Self> = Vec::new();
        for (table, column, kind) in told {
            let column = (column, Kind::named(&kind)?);
            match tables.last_mut().filter(|last| last.name == table) {
                Some(last) => last.columns.push(column),
                None => tables.push(Self { name: table, columns: vec![column] }),
            }
        }
        // The engines sort names each in their own way.
        for table in &mut tables {
            table.columns.sort_by(|one, other| one.0.cmp(&other.0));
        }
        let place = |table: &Self| NAMED_BY_OTHERS.iter().position(|name| *name == table.name);
        tables.sort_by_key(|table| (place(table).unwrap_or(usize::MAX), table.name.clone()));
        Some(tables)
    }

    /// The statement that reads its rows.
    pub(super) fn select(&self) -> String {
        format!("SELECT {} FROM {}", self.names(), self.name)
    }

    /// The statement that writes one of its rows.
    pub(super) fn insert(&self) -> String {
        let places: Vec<String> = (1..=self.columns.len()).map(|place| format!("${place}")).collect();
        let places = places.join(", ");
        format!("INSERT INTO {} ({}) VALUES ({places})", self.name, self.names())
    }

    fn names(&self) -> String {
        let names: Vec<&str> = self.columns.iter().map(|(name, _)| &**name).collect();
        names.join(", ")
    }
}
