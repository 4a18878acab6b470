// SPDX-License-Identifier: AGPL-3.0-or-later
use std::sync::OnceLock;

#[cfg(target_arch = "x86_64")]
use crate::x86::{Avx2, Avx512, Sse2};
use crate::{block::Block, plain::Plain};

/// A look at bytes that is compiled once for each level.
pub(crate) trait Look {
    /// Looks at the bytes, block by block. It and all that it calls with blocks must be inlined, for the instructions
    /// of a level are there only within [`Level::look`].
    fn look<B: Block>(&mut self, bytes: &[u8]);
}

/// Which instructions look at the bytes; all find the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Eight bytes at a time, on any processor.
    Plain,
    /// Sixteen bytes at a time, on any x86-64.
    #[cfg(target_arch = "x86_64")]
    Sse2,
    /// Thirty-two bytes at a time.
    #[cfg(target_arch = "x86_64")]
    Avx2,
    /// Sixty-four bytes at a time.
    #[cfg(target_arch = "x86_64")]
    Avx512,
}

/// How many levels may be used: all, but in builds that `cargo xtask bench` makes to compare levels with one another.
const ALLOWED: usize = if cfg!(feature = "up-to-plain") {
    1
} else if cfg!(feature = "up-to-sse2") {
    2
} else if cfg!(feature = "up-to-avx2") {
    3
} else {
    usize::MAX
};

/// Whether the instructions that count and find bits may be used, which are younger than SSE2.
#[cfg(target_arch = "x86_64")]
pub(crate) const MAY_COUNT: bool = ALLOWED > 2;

impl Level {
    /// The best level that this processor has.
    #[must_use]
    pub fn best() -> Self {
        static BEST: OnceLock<Level> = OnceLock::new();
        *BEST.get_or_init(|| Self::present().pop().unwrap_or(Self::Plain))
    }

    /// Every level that this processor has and the build allows, the best last.
    #[must_use]
    pub fn present() -> Vec<Self> {
        let mut levels = vec![Self::Plain];
        #[cfg(target_arch = "x86_64")]
        {
            levels.push(Self::Sse2);
            let has_counting = is_x86_feature_detected!("bmi1") && is_x86_feature_detected!("popcnt");
            let has_carryless = is_x86_feature_detected!("pclmulqdq");
            if has_counting && has_carryless && is_x86_feature_detected!("avx2") {
                levels.push(Self::Avx2);
                if is_x86_feature_detected!("avx512f") && is_x86_feature_detected!("avx512bw") {
                    levels.push(Self::Avx512);
                }
            }
        }
        levels.truncate(ALLOWED);
        levels
    }

    /// Looks at bytes with the instructions of this level.
    ///
    /// # Panics
    ///
    /// When the processor does not have them.
    pub(crate) fn look(self, look: &mut impl Look, bytes: &[u8]) {
        assert!(self <= Self::best(), "the processor has the instructions that it is told to use");
        match self {
            Self::Plain => look.look::<Plain>(bytes),
            #[cfg(target_arch = "x86_64")]
            Self::Sse2 => look.look::<Sse2>(bytes),
            // SAFETY: the assertion above says that the processor has AVX2 and what comes with it.
            #[cfg(target_arch = "x86_64")]
            Self::Avx2 => unsafe { with_avx2(look, bytes) },
            // SAFETY: the assertion above says that the processor has AVX-512 and what comes with it.
            #[cfg(target_arch = "x86_64")]
            Self::Avx512 => unsafe { with_avx512(look, bytes) },
        }
    }
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2,bmi1,popcnt,pclmulqdq")]
fn with_avx2(look: &mut impl Look, bytes: &[u8]) {
    look.look::<Avx2>(bytes);
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx512f,avx512bw,avx2,bmi1,popcnt,pclmulqdq")]
fn with_avx512(look: &mut impl Look, bytes: &[u8]) {
    look.look::<Avx512>(bytes);
}
