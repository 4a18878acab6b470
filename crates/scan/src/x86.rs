// SPDX-License-Identifier: AGPL-3.0-or-later
//! The instructions of x86-64: SSE2, which every such processor has, AVX2 and AVX-512.
//!
//! A block of AVX2 or AVX-512 must be made only where the processor has these instructions, which
//! [`crate::Level::best`] finds out and [`crate::level::Look`] sees to; everything here relies on that.

use std::arch::x86_64::{
    __m128i, __m256i, __m512i, _mm_and_si128, _mm_clmulepi64_si128, _mm_cmpeq_epi8, _mm_cvtsi128_si64,
    _mm_loadu_si128, _mm_min_epu8, _mm_movemask_epi8, _mm_or_si128, _mm_set_epi64x, _mm_set1_epi8,
    _mm256_and_si256, _mm256_cmpeq_epi8, _mm256_loadu_si256, _mm256_min_epu8, _mm256_movemask_epi8,
    _mm256_or_si256, _mm256_set1_epi8, _mm512_cmpeq_epi8_mask, _mm512_cmplt_epu8_mask, _mm512_loadu_si512,
    _mm512_movepi8_mask, _mm512_or_si512, _mm512_set1_epi8,
};

use crate::block::{BLOCK, Block};

/// A block in four registers of SSE2.
#[derive(Clone, Copy)]
pub(crate) struct Sse2([__m128i; 4]);

/// A block in two registers of AVX2.
#[derive(Clone, Copy)]
pub(crate) struct Avx2([__m256i; 2]);

/// A block in one register of AVX-512.
#[derive(Clone, Copy)]
pub(crate) struct Avx512(__m512i);

/// The mask of a block's bytes whose highest bit is set, part after part.
#[inline(always)]
fn gather_sse2([a, b, c, d]: [__m128i; 4]) -> u64 {
    // SAFETY: SSE2 is part of x86-64.
    let bits = |part| u64::from(unsafe { _mm_movemask_epi8(part) }.cast_unsigned());
    bits(a) | bits(b) << 16 | bits(c) << 32 | bits(d) << 48
}

/// Every byte of a register the same.
#[inline(always)]
fn splat(byte: u8) -> __m128i {
    // SAFETY: SSE2 is part of x86-64.
    unsafe { _mm_set1_epi8(byte.cast_signed()) }
}

impl Block for Sse2 {
    #[inline(always)]
    fn load(bytes: &[u8; BLOCK]) -> Self {
        let (parts, _) = bytes.as_chunks::<16>();
        let mut block = [splat(0); 4];
        for (register, bytes) in block.iter_mut().zip(parts) {
            // SAFETY: SSE2 is part of x86-64; the load reads the 16 bytes of the array, aligned or not.
            *register = unsafe { _mm_loadu_si128(bytes.as_ptr().cast()) };
        }
        Self(block)
    }

    #[inline(always)]
    fn is(self, byte: u8) -> u64 {
        // SAFETY: SSE2 is part of x86-64.
        gather_sse2(self.0.map(|part| unsafe { _mm_cmpeq_epi8(part, splat(byte)) }))
    }

    #[inline(always)]
    fn is_folded(self, byte: u8) -> u64 {
        // SAFETY: SSE2 is part of x86-64.
        let same = |part| unsafe { _mm_cmpeq_epi8(_mm_or_si128(part, splat(0x20)), splat(byte)) };
        gather_sse2(self.0.map(same))
    }

    #[inline(always)]
    fn below(self, limit: u8) -> u64 {
        // SAFETY: SSE2 is part of x86-64.
        let least = |part| unsafe { _mm_cmpeq_epi8(_mm_min_epu8(part, splat(limit - 1)), part) };
        gather_sse2(self.0.map(least))
    }

    #[inline(always)]
    fn is_either(self, one: u8, other: u8) -> u64 {
        // SAFETY: SSE2 is part of x86-64.
        let either = |part| unsafe {
            _mm_or_si128(_mm_cmpeq_epi8(part, splat(one)), _mm_cmpeq_epi8(part, splat(other)))
        };
        gather_sse2(self.0.map(either))
    }

    #[inline(always)]
    fn above(self) -> u64 {
        gather_sse2(self.0)
    }

    #[inline(always)]
    fn marks(self, next: Self, after: Self) -> u64 {
        let [Self(here), Self(next), Self(after)] = [self, next, after];
        let mut marks = here;
        for (((mark, here), next), after) in marks.iter_mut().zip(here).zip(next).zip(after) {
            // SAFETY: SSE2 is part of x86-64.
            *mark = unsafe {
                let is = |part, byte| _mm_cmpeq_epi8(part, splat(byte));
                let tag = _mm_and_si128(_mm_and_si128(is(here, b't'), is(next, b'a')), is(after, b'g'));
                let ete = _mm_and_si128(_mm_and_si128(is(here, b'e'), is(next, b't')), is(after, b'e'));
                _mm_or_si128(is(here, b'#'), _mm_or_si128(tag, ete))
            };
        }
        gather_sse2(marks)
    }
}

/// The mask of a block's bytes whose highest bit is set.
#[inline(always)]
fn gather_avx2(low: __m256i, high: __m256i) -> u64 {
    // SAFETY: a block of AVX2 exists only where the processor has AVX2.
    let [low, high] = unsafe { [_mm256_movemask_epi8(low), _mm256_movemask_epi8(high)] };
    u64::from(low.cast_unsigned()) | u64::from(high.cast_unsigned()) << 32
}

/// All bits of the bytes at which a mark is. No closure: it would be compiled without the instructions of its caller.
#[inline(always)]
fn marks_avx2(here: __m256i, next: __m256i, after: __m256i) -> __m256i {
    // SAFETY: a block of AVX2 exists only where the processor has AVX2.
    unsafe {
        let tag = _mm256_and_si256(
            is_avx2(here, b't'),
            _mm256_and_si256(is_avx2(next, b'a'), is_avx2(after, b'g')),
        );
        let ete = _mm256_and_si256(
            is_avx2(here, b'e'),
            _mm256_and_si256(is_avx2(next, b't'), is_avx2(after, b'e')),
        );
        _mm256_or_si256(is_avx2(here, b'#'), _mm256_or_si256(tag, ete))
    }
}

/// All bits of the bytes that are equal to `byte`.
#[inline(always)]
fn is_avx2(part: __m256i, byte: u8) -> __m256i {
    // SAFETY: a block of AVX2 exists only where the processor has AVX2.
    unsafe { _mm256_cmpeq_epi8(part, _mm256_set1_epi8(byte.cast_signed())) }
}

/// The product without carries of a mask and a mask of ones, which is the sum without carries of all lower bits.
#[inline(always)]
fn prefix_xor_carryless(bits: u64) -> u64 {
    // SAFETY: the levels that ask for it are present only where the processor multiplies without carries.
    unsafe {
        let product = _mm_clmulepi64_si128(_mm_set_epi64x(0, bits.cast_signed()), _mm_set1_epi8(-1), 0);
        _mm_cvtsi128_si64(product).cast_unsigned()
    }
}

impl Block for Avx2 {
    #[inline(always)]
    fn load(bytes: &[u8; BLOCK]) -> Self {
        let [low, high] = bytes.as_chunks::<32>().0 else { unreachable!("64 bytes are twice 32") };
        // SAFETY: the caller has AVX2; the loads read the 32 bytes of an array each, aligned or not.
        unsafe { Self([_mm256_loadu_si256(low.as_ptr().cast()), _mm256_loadu_si256(high.as_ptr().cast())]) }
    }

    #[inline(always)]
    fn is(self, byte: u8) -> u64 {
        let [low, high] = self.0;
        gather_avx2(is_avx2(low, byte), is_avx2(high, byte))
    }

    #[inline(always)]
    fn is_folded(self, byte: u8) -> u64 {
        let [low, high] = self.0;
        // SAFETY: a block of AVX2 exists only where the processor has AVX2.
        unsafe {
            let bit = _mm256_set1_epi8(0x20);
            Self([_mm256_or_si256(low, bit), _mm256_or_si256(high, bit)]).is(byte)
        }
    }

    #[inline(always)]
    fn below(self, limit: u8) -> u64 {
        let [low, high] = self.0;
        // SAFETY: a block of AVX2 exists only where the processor has AVX2.
        unsafe {
            let most = _mm256_set1_epi8((limit - 1).cast_signed());
            let [least_low, least_high] = [_mm256_min_epu8(low, most), _mm256_min_epu8(high, most)];
            gather_avx2(_mm256_cmpeq_epi8(least_low, low), _mm256_cmpeq_epi8(least_high, high))
        }
    }

    #[inline(always)]
    fn is_either(self, one: u8, other: u8) -> u64 {
        let [low, high] = self.0;
        // SAFETY: a block of AVX2 exists only where the processor has AVX2.
        unsafe {
            let low = _mm256_or_si256(is_avx2(low, one), is_avx2(low, other));
            let high = _mm256_or_si256(is_avx2(high, one), is_avx2(high, other));
            gather_avx2(low, high)
        }
    }

    #[inline(always)]
    fn above(self) -> u64 {
        let [low, high] = self.0;
        gather_avx2(low, high)
    }

    #[inline(always)]
    fn marks(self, next: Self, after: Self) -> u64 {
        let [Self([a, b]), Self([c, d]), Self([e, f])] = [self, next, after];
        gather_avx2(marks_avx2(a, c, e), marks_avx2(b, d, f))
    }

    #[inline(always)]
    fn prefix_xor(bits: u64) -> u64 {
        prefix_xor_carryless(bits)
    }
}

impl Block for Avx512 {
    #[inline(always)]
    fn load(bytes: &[u8; BLOCK]) -> Self {
        // SAFETY: the caller has AVX-512; the load reads the 64 bytes of the array, aligned or not.
        unsafe { Self(_mm512_loadu_si512(bytes.as_ptr().cast())) }
    }

    #[inline(always)]
    fn is(self, byte: u8) -> u64 {
        // SAFETY: a block of AVX-512 exists only where the processor has AVX-512 F and BW.
        unsafe { _mm512_cmpeq_epi8_mask(self.0, _mm512_set1_epi8(byte.cast_signed())) }
    }

    #[inline(always)]
    fn is_folded(self, byte: u8) -> u64 {
        // SAFETY: a block of AVX-512 exists only where the processor has AVX-512 F and BW.
        unsafe {
            let folded = _mm512_or_si512(self.0, _mm512_set1_epi8(0x20));
            _mm512_cmpeq_epi8_mask(folded, _mm512_set1_epi8(byte.cast_signed()))
        }
    }

    #[inline(always)]
    fn below(self, limit: u8) -> u64 {
        // SAFETY: a block of AVX-512 exists only where the processor has AVX-512 F and BW.
        unsafe { _mm512_cmplt_epu8_mask(self.0, _mm512_set1_epi8(limit.cast_signed())) }
    }

    #[inline(always)]
    fn above(self) -> u64 {
        // SAFETY: a block of AVX-512 exists only where the processor has AVX-512 F and BW.
        unsafe { _mm512_movepi8_mask(self.0) }
    }

    #[inline(always)]
    fn prefix_xor(bits: u64) -> u64 {
        prefix_xor_carryless(bits)
    }
}
