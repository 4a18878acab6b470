// SPDX-License-Identifier: AGPL-3.0-or-later
use model::{Network, PostKind, Precision, Timestamp};

use crate::{
    key::{AccountKey, Form, PostKey},
    labels::LabelId,
    names::Name,
    originals::OriginalId,
    sight::{Doubts, Sight},
};

/// How many of a word's bits are marks; the seconds above them need forty.
const MARK_BITS: u32 = 24;

/// The precisions, by their number; 0 stands for a time that is not known.
const PRECISIONS: [Precision; 3] = [Precision::Day, Precision::Minute, Precision::Second];

/// A post as it is kept, in forty bytes.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Packed {
    /// The key's number.
    number: u64,
    /// Whole seconds, and below them the [`Marks`].
    seconds_and_marks: i64,
    nanoseconds: i32,
    by: Option<Name>,
    account: Option<Name>,
    handle: Option<Name>,
    label: u32,
    follows: Option<OriginalId>,
}

const _: () = assert!(size_of::<Packed>() == 40, "the reason for packing");

/// Small numbers, one above another in one word.
#[derive(Clone, Copy, Debug, Default)]
struct Marks {
    bits: u32,
    used: u32,
}

impl Packed {
    /// Packs a post of which the key of what it follows has a number.
    pub(crate) fn new(key: PostKey, sight: &Sight, follows: Option<OriginalId>) -> Self {
        let mut marks = Marks::default();
        marks.put(place(&Network::ALL, key.network), 2);
        marks.put(place(&Form::ALL, key.form), 3);
        marks.put(sight.created_at.map_or(0, |_| place(&PRECISIONS, sight.precision) + 1), 2);
        marks.put(place(&PostKind::ALL, sight.kind), 2);
        marks.put(u32::from(sight.account.is_some_and(|account| account.identified)), 1);
        marks.put(u32::from(sight.matches), 1);
        marks.put(u32::from(sight.doubts.dated_back), 1);
        marks.put(u32::from(sight.doubts.dated_ahead), 1);
        let at = sight.created_at.unwrap_or_default();
        Self {
            number: key.number,
            seconds_and_marks: at.as_second() << MARK_BITS | i64::from(marks.bits),
            nanoseconds: at.subsec_nanosecond(),
            by: key.by,
            account: sight.account.map(|account| account.name),
            handle: sight.handle,
            label: sight.label.number(),
            follows,
        }
    }

    /// The key and the sight, without the key of what it follows.
    #[inline]
    pub(crate) fn unpacked(&self) -> (PostKey, Sight) {
        let (key, mut marks) = self.key_and_marks();
        let precision = marks.number(2).checked_sub(1).map(|number| nth(&PRECISIONS, number));
        let kind = marks.take(&PostKind::ALL, 2);
        let [identified, matches, dated_back, dated_ahead] = [(); 4].map(|()| marks.number(1) == 1);
        let at = Timestamp::new(self.seconds_and_marks >> MARK_BITS, self.nanoseconds);
        let sight = Sight {
            created_at: precision.map(|_| at.expect("these are the parts of an instant")),
            precision: precision.unwrap_or(Precision::Second),
            kind,
            account: self.account.map(|name| AccountKey { identified, name }),
            handle: self.handle,
            label: LabelId::stored(self.label),
            follows: None,
            matches,
            doubts: Doubts { dated_back, dated_ahead },
        };
        (key, sight)
    }

    /// What it is, and whether it matches by itself.
    pub(crate) fn kind_and_matches(&self) -> (PostKind, bool) {
        let mut marks = self.key_and_marks().1;
        let _precision = marks.number(2);
        let kind = marks.take(&PostKind::ALL, 2);
        let _identified = marks.number(1);
        (kind, marks.number(1) == 1)
    }

    /// The number of the key of what it follows.
    pub(crate) fn follows(&self) -> Option<OriginalId> {
        self.follows
    }

    /// The key alone.
    pub(crate) fn key(&self) -> PostKey {
        self.key_and_marks().0
    }

    /// The key, and the marks that follow its own.
    fn key_and_marks(&self) -> (PostKey, Marks) {
        let bits = self.seconds_and_marks & ((1 << MARK_BITS) - 1);
        let mut marks = Marks { bits: u32::try_from(bits).expect("there are so many bits"), used: 0 };
        let (network, form) = (marks.take(&Network::ALL, 2), marks.take(&Form::ALL, 3));
        (PostKey { network, form, by: self.by, number: self.number }, marks)
    }
}

impl Marks {
    /// Puts a number above those before, in so many bits.
    fn put(&mut self, number: u32, bits: u32) {
        self.bits |= number << self.used;
        self.used += bits;
    }

    /// Reads the next number.
    fn number(&mut self, bits: u32) -> u32 {
        let number = self.bits >> self.used & ((1 << bits) - 1);
        self.used += bits;
        number
    }

    /// Reads the next number as a place in a list.
    fn take<T: Copy>(&mut self, all: &[T], bits: u32) -> T {
        nth(all, self.number(bits))
    }
}

/// The place of a value in a short list of all.
fn place<T: PartialEq>(all: &[T], value: T) -> u32 {
    let place = all.iter().position(|other| *other == value);
    place.and_then(|place| u32::try_from(place).ok()).expect("the list has all")
}

/// The value at a place that [`place`] gave.
fn nth<T: Copy>(all: &[T], place: u32) -> T {
    let found = usize::try_from(place).ok().and_then(|place| all.get(place));
    *found.expect("the place was given for this list")
}
