// SPDX-License-Identifier: AGPL-3.0-or-later
//! The statements that count an archive: one set of texts in `sql/`, for every engine.

mod dialect;

use model::{Network, Timestamp, Window};

pub use dialect::Dialect;

use crate::moment;

/// How often posts may repeat one another one behind another: networks know one step, and more is somebody's invention.
pub const MOST_STEPS: usize = 16;

/// The columns that `relevant` hands on.
const COLUMNS: &str = "s.sight AS sight, s.post AS post, s.network AS network, s.made_at AS made_at, s.opens AS opens, s.closes AS closes, \
    s.fineness AS fineness, s.kind AS kind, s.account AS account, s.handle AS handle, s.language AS language, s.label AS label, \
    s.follows AS follows, s.dated_back AS dated_back, s.dated_ahead AS dated_ahead";

/// The columns that are asked of what counts.
const COUNTED: &str =
    "post, network, standing, made_second, kind, account, handle, language, label, dated_back, dated_ahead";

/// What there is in the place of labels that differ, where none do.
const NO_LABELS: &str = "SELECT post, label FROM firm WHERE 1 = 0";

/// Which sights of a post that counts are asked, as `relevant` has it.
const RELEVANT: &str = "(s.kind = 3 AND s.follows IS NOT NULL) OR s.sight IN (SELECT sight FROM marked)";

/// So many steps of a chain of reposts go into one statement at most.
const STEPS_TOGETHER: usize = 4;

/// What is asked of an archive, ready to be written as SQL.
#[derive(Clone, Debug)]
pub struct Question {
    dialect: Dialect,
    window: Option<Window>,
    /// Whether every post matches.
    asks_all: bool,
    /// The spellings that match, each with its network.
    asked: Vec<(Network, String)>,
    /// Those that nearly do.
    near: Vec<(Network, String)>,
    /// Over how many steps reposts are followed.
    steps: usize,
    /// Whether all sights of each post are known to have one label.
    like_labels: bool,
}

/// A figure, of which the statement gives rows that can be added to those of other archives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    Accounts,
    Ends,
    First,
    Kinds,
    Labels,
    Minutes,
    Near,
    Posts,
    Threads,
}

impl Figure {
    /// All of them, in the order of their names.
    pub const ALL: [Self; 9] = [
        Self::Accounts,
        Self::Ends,
        Self::First,
        Self::Kinds,
        Self::Labels,
        Self::Minutes,
        Self::Near,
        Self::Posts,
        Self::Threads,
    ];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Accounts => "accounts",
            Self::Ends => "ends",
            Self::First => "first",
            Self::Kinds => "kinds",
            Self::Labels => "labels",
            Self::Minutes => "minutes",
            Self::Near => "near",
            Self::Posts => "posts",
            Self::Threads => "threads",
        }
    }

    fn text(self) -> &'static str {
        match self {
            Self::Accounts => include_str!("../../sql/accounts.sql"),
            Self::Ends => include_str!("../../sql/ends.sql"),
            Self::First => include_str!("../../sql/first.sql"),
            Self::Kinds => include_str!("../../sql/kinds.sql"),
            Self::Labels => include_str!("../../sql/labels.sql"),
            Self::Minutes => include_str!("../../sql/minutes.sql"),
            Self::Near => include_str!("../../sql/near.sql"),
            Self::Posts => include_str!("../../sql/posts.sql"),
            Self::Threads => include_str!("../../sql/threads.sql"),
        }
    }
}

/// Every spelling of every hashtag.
pub const SPELLINGS: &str = include_str!("../../sql/spellings.sql");

impl Question {
    /// Asks for all posts of a window.
    pub fn all(dialect: Dialect, window: Option<Window>) -> Self {
        Self {
            dialect,
            window,
            asks_all: true,
            asked: Vec::new(),
            near: Vec::new(),
            steps: 0,
            like_labels: false,
        }
    }

    /// Asks for the posts with one of some spellings, and for those that nearly have one; each with its network.
    pub fn of(
        dialect: Dialect,
        window: Option<Window>,
        asked: Vec<(Network, String)>,
        near: Vec<(Network, String)>,
    ) -> Self {
        Self { dialect, window, asks_all: false, asked, near, steps: 1, like_labels: false }
    }

    /// The same over so many steps of reposts.
    pub fn with_steps(self, steps: usize) -> Self {
        Self { steps, ..self }
    }

    /// The same where all sights of each post have one label.
    pub fn with_like_labels(self) -> Self {
        Self { like_labels: true, ..self }
    }

    /// The same for another engine.
    pub fn in_dialect(self, dialect: Dialect) -> Self {
        Self { dialect, ..self }
    }

    /// Over how many steps reposts are followed.
    pub fn steps(&self) -> usize {
        self.steps
    }

    /// Whether every post matches.
    pub fn asks_all(&self) -> bool {
        self.asks_all
    }

    /// The statement of a figure; `kept` are the relations that the engine has already made tables of.
    pub fn figure(&self, figure: Figure, kept: &[String]) -> String {
        self.whole(&self.filled(figure.text()), kept)
    }

    /// The statement of one of the relations.
    pub fn relation(&self, name: &str, kept: &[String]) -> String {
        self.whole(&format!("SELECT * FROM {name}"), kept)
    }

    /// The statement that tells how many posts the last step has found that no earlier one had.
    pub fn last_step(&self, kept: &[String]) -> String {
        let text = include_str!("../../sql/steps.sql").replace("{{last}}", &self.last_reached());
        self.whole(&text, kept)
    }

    /// The relation of the posts that the last step reaches.
    pub fn last_reached(&self) -> String {
        format!("reached_{}", self.steps)
    }

    /// The relations of which an engine makes tables once posts are joined, in the order in which one rests on another. Of a chain of reposts
    /// every few steps are among them, so that no plan grows with its length.
    pub fn counting(&self) -> Vec<String> {
        let chain = (1..=self.steps).filter(|step| step % STEPS_TOGETHER == 0);
        let chain = chain.map(|step| format!("matching_{step}"));
        // Where everything matches, what counts is what was joined.
        chain.chain((!self.asks_all).then(|| "counted".to_owned())).collect()
    }

    /// The statement that gives posts whole, sight by sight.
    pub fn sights_of(&self, posts: &[String], kept: &[String]) -> String {
        let posts: Vec<String> = posts.iter().map(|post| self.dialect.literal(post)).collect();
        let is_relevant = if self.asks_all { "1 = 1" } else { RELEVANT };
        let text = include_str!("../../sql/whole.sql").replace("{{posts}}", &posts.join(", "));
        self.whole(&text.replace("{{is_relevant}}", is_relevant), kept)
    }

    /// The statement that tells how many accounts are behind the posts of a window.
    pub fn crowd(&self, window: Window, kept: &[String]) -> String {
        let second = |at: Timestamp| moment::whole_seconds(at).to_string();
        let text = include_str!("../../sql/crowd.sql").replace("{{from}}", &second(window.start()));
        self.whole(&text.replace("{{to}}", &second(window.end())), kept)
    }

    /// A statement behind those that it rests on, each once, in their order.
    fn whole(&self, statement: &str, kept: &[String]) -> String {
        let relations = self.relations();
        let mut needed = vec![false; relations.len()];
        let mut open = vec![statement];
        while let Some(text) = open.pop() {
            for (place, (name, definition)) in relations.iter().enumerate() {
                let Some(needed) = needed.get_mut(place) else { continue };
                if !*needed && !kept.contains(name) && names(text, name) {
                    *needed = true;
                    open.push(definition);
                }
            }
        }
        let parts = relations.iter().zip(&needed).filter(|(_, needed)| **needed);
        let parts: Vec<String> = parts.map(|((name, text), _)| format!("{name} AS (\n{text})")).collect();
        if parts.is_empty() {
            statement.to_owned()
        } else {
            format!("WITH {}\n{statement}", parts.join(",\n"))
        }
    }

    /// Everything that a statement may rest on, in the order in which one rests on another.
    fn relations(&self) -> Vec<(String, String)> {
        let mut relations = Vec::new();
        let mut add = |name: String, text: &str| relations.push((name, self.filled(text)));
        add("marked".to_owned(), include_str!("../../sql/marked.sql"));
        add("reached_0".to_owned(), include_str!("../../sql/reached_0.sql"));
        for step in 1..=self.steps {
            let text = include_str!("../../sql/reached_n.sql");
            add(format!("reached_{step}"), &text.replace("{{before}}", &format!("reached_{}", step - 1)));
        }
        let reached = (0..self.steps).map(|step| format!("SELECT post FROM reached_{step}"));
        add("reached".to_owned(), &reached.collect::<Vec<_>>().join("\nUNION ALL\n"));
        add("relevant".to_owned(), self.relevant());
        match self.dialect.all_labels() {
            // It holds a list for each post at no great cost, and reads anew what is named twice.
            Some(labels) => add("joined".to_owned(), &firm(&format!("{labels} AS label"))),
            None => {
                add("firm".to_owned(), &firm("MIN(labeled) AS label, MAX(labeled) AS last_label"));
                add("mixed".to_owned(), include_str!("../../sql/mixed.sql"));
                add("mixed_labels".to_owned(), self.mixed_labels());
                add("joined".to_owned(), include_str!("../../sql/joined.sql"));
            }
        }
        add("matching_0".to_owned(), include_str!("../../sql/matching_0.sql"));
        for step in 1..=self.steps {
            let text = include_str!("../../sql/matching_n.sql");
            add(format!("matching_{step}"), &text.replace("{{before}}", &format!("matching_{}", step - 1)));
        }
        let counted = (0..=self.steps)
            .map(|step| format!("SELECT {COUNTED} FROM matching_{step} WHERE {{{{is_inside}}}}"));
        add("counted".to_owned(), &counted.collect::<Vec<_>>().join("\nUNION ALL\n"));
        relations
    }

    fn mixed_labels(&self) -> &'static str {
        if self.like_labels { NO_LABELS } else { include_str!("../../sql/mixed_labels.sql") }
    }

    fn relevant(&self) -> &'static str {
        if self.asks_all {
            include_str!("../../sql/relevant_all.sql")
        } else {
            include_str!("../../sql/relevant.sql")
        }
    }

    /// A text with what is asked in its places.
    fn filled(&self, text: &str) -> String {
        let (inside, is_inside) = match self.window {
            None => ("'0'".to_owned(), "1 = 1"),
            Some(window) => (
                format!(
                    "(CASE WHEN opens < '{}' AND closes > '{}' THEN '0' ELSE '1' END)",
                    moment::digits(window.end()),
                    moment::digits(window.start())
                ),
                "SUBSTR(standing, 2, 1) = '0'",
            ),
        };
        text.replace("{{columns}}", COLUMNS)
            .replace("{{inside}}", &inside)
            .replace("{{is_inside}}", is_inside)
            .replace("{{asked}}", &self.dialect.any_of(&self.asked))
            .replace("{{near}}", &self.dialect.any_of(&self.near))
    }
}

/// What makes one row of all sights of a post, with what is told of their labels.
fn firm(labels: &str) -> String {
    include_str!("../../sql/firm.sql").replace("{{labels}}", labels)
}

/// Whether a text names a relation: as a whole word behind a blank.
fn names(text: &str, name: &str) -> bool {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    text.split(|c: char| !is_word(c)).any(|word| word == name)
}
