// SPDX-License-Identifier: AGPL-3.0-or-later
//! The instructions of x86-64 for SHA-256, for two messages in turn: what one of them waits for, the other uses.

use std::arch::x86_64::{
    __m128i, _mm_add_epi32, _mm_alignr_epi8, _mm_blend_epi16, _mm_loadu_si128, _mm_set_epi64x,
    _mm_sha256msg1_epu32, _mm_sha256msg2_epu32, _mm_sha256rnds2_epu32, _mm_shuffle_epi8, _mm_shuffle_epi32,
    _mm_storeu_si128,
};

use crate::digests::{STEP, State};

/// The constants of FIPS 180-4, 4.2.2, four rounds each.
const K: [[u32; 4]; 16] = [
    [0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5],
    [0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5],
    [0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3],
    [0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174],
    [0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc],
    [0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da],
    [0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7],
    [0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967],
    [0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13],
    [0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85],
    [0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3],
    [0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070],
    [0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5],
    [0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3],
    [0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208],
    [0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2],
];

/// Whether this processor has them.
pub(crate) fn is_present() -> bool {
    is_x86_feature_detected!("sha") && is_x86_feature_detected!("sse4.1")
}

/// Takes two messages so many steps further, as many of each.
///
/// # Panics
///
/// When the processor does not have the instructions.
pub(crate) fn take_two(states: [&mut State; 2], steps: [&[[u8; STEP]]; 2]) {
    assert!(is_present(), "the processor has the instructions that it is told to use");
    // SAFETY: the assertion above says that the processor has them.
    unsafe { take(states, steps) }
}

/// What is hashed so far: the words f, e, b, a and h, g, d, c, each from the lowest on.
#[derive(Clone, Copy)]
struct Lane {
    abef: __m128i,
    cdgh: __m128i,
}

#[target_feature(enable = "sha,sse4.1")]
fn take([one, other]: [&mut State; 2], [its, others]: [&[[u8; STEP]]; 2]) {
    let (mut a, mut b) = (Lane::load(one), Lane::load(other));
    let [k0, k1, k2, k3, later @ ..] = &K;
    for (step, another) in its.iter().zip(others) {
        let (before_a, before_b) = (a, b);
        let ([mut a0, mut a1, mut a2, mut a3], [mut b0, mut b1, mut b2, mut b3]) =
            (words(step), words(another));
        four_rounds((&mut a, a0), (&mut b, b0), k0);
        four_rounds((&mut a, a1), (&mut b, b1), k1);
        four_rounds((&mut a, a2), (&mut b, b2), k2);
        four_rounds((&mut a, a3), (&mut b, b3), k3);
        for [k0, k1, k2, k3] in later.as_chunks().0 {
            (a0, b0) = (schedule(a0, a1, a2, a3), schedule(b0, b1, b2, b3));
            four_rounds((&mut a, a0), (&mut b, b0), k0);
            (a1, b1) = (schedule(a1, a2, a3, a0), schedule(b1, b2, b3, b0));
            four_rounds((&mut a, a1), (&mut b, b1), k1);
            (a2, b2) = (schedule(a2, a3, a0, a1), schedule(b2, b3, b0, b1));
            four_rounds((&mut a, a2), (&mut b, b2), k2);
            (a3, b3) = (schedule(a3, a0, a1, a2), schedule(b3, b0, b1, b2));
            four_rounds((&mut a, a3), (&mut b, b3), k3);
        }
        a.add(before_a);
        b.add(before_b);
    }
    a.store(one);
    b.store(other);
}

/// Four rounds of each, with the words that they take.
#[inline]
#[target_feature(enable = "sha,sse4.1")]
fn four_rounds((a, its): (&mut Lane, __m128i), (b, others): (&mut Lane, __m128i), k: &[u32; 4]) {
    a.four_rounds(k, its);
    b.four_rounds(k, others);
}

impl Lane {
    #[inline]
    #[target_feature(enable = "sha,sse4.1")]
    fn load(state: &State) -> Self {
        let [low, high] = state.as_chunks::<4>().0 else { unreachable!("eight words are twice four") };
        // SAFETY: each load reads the 16 bytes of an array, aligned or not.
        let [dcba, hgfe] =
            unsafe { [_mm_loadu_si128(low.as_ptr().cast()), _mm_loadu_si128(high.as_ptr().cast())] };
        let (cdab, efgh) = (_mm_shuffle_epi32(dcba, 0xb1), _mm_shuffle_epi32(hgfe, 0x1b));
        Self { abef: _mm_alignr_epi8(cdab, efgh, 8), cdgh: _mm_blend_epi16(efgh, cdab, 0xf0) }
    }

    #[inline]
    #[target_feature(enable = "sha,sse4.1")]
    fn store(self, state: &mut State) {
        let (feba, dchg) = (_mm_shuffle_epi32(self.abef, 0x1b), _mm_shuffle_epi32(self.cdgh, 0xb1));
        let (dcba, hgfe) = (_mm_blend_epi16(feba, dchg, 0xf0), _mm_alignr_epi8(dchg, feba, 8));
        let [low, high] = state.as_chunks_mut::<4>().0 else { unreachable!("eight words are twice four") };
        // SAFETY: each store writes the 16 bytes of an array, aligned or not.
        unsafe {
            _mm_storeu_si128(low.as_mut_ptr().cast(), dcba);
            _mm_storeu_si128(high.as_mut_ptr().cast(), hgfe);
        }
    }

    #[inline]
    #[target_feature(enable = "sha,sse4.1")]
    fn four_rounds(&mut self, k: &[u32; 4], words: __m128i) {
        // SAFETY: the load reads the 16 bytes of an array, aligned or not.
        let sum = _mm_add_epi32(words, unsafe { _mm_loadu_si128(k.as_ptr().cast()) });
        self.cdgh = _mm_sha256rnds2_epu32(self.cdgh, self.abef, sum);
        self.abef = _mm_sha256rnds2_epu32(self.abef, self.cdgh, _mm_shuffle_epi32(sum, 0x0e));
    }

    #[inline]
    #[target_feature(enable = "sha,sse4.1")]
    fn add(&mut self, before: Self) {
        self.abef = _mm_add_epi32(self.abef, before.abef);
        self.cdgh = _mm_add_epi32(self.cdgh, before.cdgh);
    }
}

/// The sixteen words of a step, each with its highest byte first.
#[inline]
#[target_feature(enable = "sha,sse4.1")]
fn words(step: &[u8; STEP]) -> [__m128i; 4] {
    let turned = _mm_set_epi64x(0x0c0d_0e0f_0809_0a0b, 0x0405_0607_0001_0203);
    let mut words = [turned; 4];
    for (word, bytes) in words.iter_mut().zip(step.as_chunks::<16>().0) {
        // SAFETY: the load reads the 16 bytes of an array, aligned or not.
        *word = _mm_shuffle_epi8(unsafe { _mm_loadu_si128(bytes.as_ptr().cast()) }, turned);
    }
    words
}

/// The next four words of the schedule after these sixteen.
#[inline]
#[target_feature(enable = "sha,sse4.1")]
fn schedule(w0: __m128i, w1: __m128i, w2: __m128i, w3: __m128i) -> __m128i {
    let sum = _mm_add_epi32(_mm_sha256msg1_epu32(w0, w1), _mm_alignr_epi8(w3, w2, 4));
    _mm_sha256msg2_epu32(sum, w3)
}
