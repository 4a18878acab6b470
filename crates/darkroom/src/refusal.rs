// SPDX-License-Identifier: AGPL-3.0-or-later

/// Why nothing is shown in a picture's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Refusal {
    /// It is not as its form wants it.
    #[error("it is damaged")]
    Damaged,
    /// Its first bytes are of no form that is taken.
    #[error("it is no picture in JPEG, PNG, WebP or GIF")]
    Form,
    /// It wants more memory than it is given.
    #[error("it wants too much memory")]
    Memory,
    /// It has too many pixels.
    #[error("it has too many pixels")]
    Pixels,
    /// Whoever was given it did what they may not, or broke off.
    #[error("it broke what was to read it")]
    Breaking,
    /// It takes longer than it is given.
    #[error("it takes too long")]
    Time,
}

impl Refusal {
    const ALL: [Self; 6] =
        [Self::Damaged, Self::Form, Self::Memory, Self::Pixels, Self::Breaking, Self::Time];

    /// What stands for it where a process can only tell a number: none that a program ends with by itself.
    #[must_use]
    pub fn code(self) -> u8 {
        match self {
            Self::Damaged => 80,
            Self::Form => 81,
            Self::Memory => 82,
            Self::Pixels => 83,
            Self::Breaking => 84,
            Self::Time => 85,
        }
    }

    /// What a number stands for.
    #[must_use]
    pub fn of_code(code: i32) -> Option<Self> {
        Self::ALL.into_iter().find(|refusal| i32::from(refusal.code()) == code)
    }
}
