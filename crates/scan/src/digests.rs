// SPDX-License-Identifier: AGPL-3.0-or-later
//! SHA-256 of many messages, two at a time.

use sha2::block_api::compress256;

/// How many bytes are hashed in one step.
pub(crate) const STEP: usize = 64;

/// What is hashed so far, as FIPS 180-4 has it.
pub(crate) type State = [u32; 8];

/// Takes two messages so many steps further, as many of each.
pub(crate) type Two = fn([&mut State; 2], [&[[u8; STEP]]; 2]);

/// The initial value of FIPS 180-4, 5.3.3.
const INITIAL: State =
    [0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19];

/// Hashes messages, before each of which the same few bytes are put, and appends their hashes in their order.
///
/// A processor's own instructions for SHA-256 wait for one another, so that two messages at once take little longer than one; where it
/// has none, they are hashed one by one.
pub fn digests<'a, const PREFIX: usize>(
    prefix: &[u8; PREFIX],
    messages: impl IntoIterator<Item = &'a [u8]>,
    into: &mut Vec<[u8; 32]>,
) {
    digests_by(best(), prefix, messages, into);
}

/// The best way that this processor has.
fn best() -> Two {
    #[cfg(target_arch = "x86_64")]
    if crate::x86_sha::is_present() {
        return crate::x86_sha::take_two;
    }
    one_by_one
}

/// The plain way, on any processor.
pub(crate) fn one_by_one([one, other]: [&mut State; 2], [its, others]: [&[[u8; STEP]]; 2]) {
    compress256(one, its);
    compress256(other, others);
}

/// Two messages are on their way at once; where one ends, the next one takes its place.
pub(crate) fn digests_by<'a, const PREFIX: usize>(
    take_two: Two,
    prefix: &[u8; PREFIX],
    messages: impl IntoIterator<Item = &'a [u8]>,
    into: &mut Vec<[u8; 32]>,
) {
    const { assert!(PREFIX < STEP, "what is put before a message leaves room in its first step") }
    let mut messages = messages.into_iter();
    let mut next = |into: &mut Vec<[u8; 32]>| {
        let message = messages.next()?;
        into.push([0; 32]);
        Some((INITIAL, Message::new(prefix, message, into.len() - 1)))
    };
    let (mut one, mut other) = (next(into), next(into));
    while let (Some((state, message)), Some((its, others))) = (&mut one, &mut other) {
        let (now, theirs) = (message.steps(), others.steps());
        let steps = now.len().min(theirs.len());
        let both = now.split_at_checked(steps).zip(theirs.split_at_checked(steps));
        if let Some(((now, _), (theirs, _))) = both {
            take_two([state, its], [now, theirs]);
        }
        if message.pass(steps) {
            message.tell(state, into);
            one = next(into);
        }
        if others.pass(steps) {
            others.tell(its, into);
            other = next(into);
        }
    }
    if let Some((mut state, mut message)) = one.or(other) {
        loop {
            let steps = message.steps();
            compress256(&mut state, steps);
            if message.pass(steps.len()) {
                return message.tell(&state, into);
            }
        }
    }
}

/// A message on its way, cut into steps. The first holds what is put before it, the last one or two its end and its length.
struct Message<'a> {
    /// Which of the three is on its way, and how many of its steps are taken.
    part: Part,
    taken: usize,
    first: [[u8; STEP]; 1],
    middle: &'a [[u8; STEP]],
    last: [[u8; STEP]; 2],
    /// How many steps the last part has.
    lasts: usize,
    /// Where the hash belongs.
    place: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    First,
    Middle,
    Last,
}

impl<'a> Message<'a> {
    fn new<const PREFIX: usize>(prefix: &[u8; PREFIX], message: &'a [u8], place: usize) -> Self {
        let mut first = [[0; STEP]];
        let (start, room) = first.as_flattened_mut().split_at_mut(PREFIX);
        start.copy_from_slice(prefix);
        let (part, before, (middle, end)) = match message.split_at_checked(room.len()) {
            Some((begin, rest)) => {
                room.copy_from_slice(begin);
                (Part::First, &[][..], rest.as_chunks())
            }
            None => (Part::Last, &prefix[..], (&[][..], message)),
        };
        let (last, lasts) = ended(before, end, (PREFIX + message.len()) as u64 * 8);
        Self { part, taken: 0, first, middle, last, lasts, place }
    }

    /// The steps that come next; there is one at least.
    fn steps(&self) -> &[[u8; STEP]] {
        let part = match self.part {
            Part::First => &self.first,
            Part::Middle => self.middle,
            Part::Last => self.last.get(..self.lasts).unwrap_or_default(),
        };
        part.get(self.taken..).unwrap_or_default()
    }

    /// Passes over so many of them; says whether that was all.
    fn pass(&mut self, steps: usize) -> bool {
        self.taken += steps;
        while self.steps().is_empty() {
            self.part = match self.part {
                Part::First => Part::Middle,
                Part::Middle => Part::Last,
                Part::Last => return true,
            };
            self.taken = 0;
        }
        false
    }

    /// Puts the hash where it belongs.
    fn tell(&self, state: &State, into: &mut [[u8; 32]]) {
        let Some(digest) = into.get_mut(self.place) else { return };
        for (to, word) in digest.as_chunks_mut().0.iter_mut().zip(state) {
            *to = word.to_be_bytes();
        }
    }
}

/// The end of a message as FIPS 180-4, 5.1.1, has it, and how many steps that is.
fn ended(before: &[u8], end: &[u8], bits: u64) -> ([[u8; STEP]; 2], usize) {
    let mut last = [[0; STEP]; 2];
    let length = before.len() + end.len();
    let (text, rest) = last.as_flattened_mut().split_at_mut(length);
    let (start, others) = text.split_at_mut(before.len());
    start.copy_from_slice(before);
    others.copy_from_slice(end);
    if let Some(mark) = rest.first_mut() {
        *mark = 0x80;
    }
    let lasts = (length + 1 + size_of::<u64>()).div_ceil(STEP);
    let last_step = last.get_mut(lasts - 1).and_then(|step| step.last_chunk_mut());
    if let Some(length) = last_step {
        *length = bits.to_be_bytes();
    }
    (last, lasts)
}
