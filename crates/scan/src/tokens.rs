// SPDX-License-Identifier: AGPL-3.0-or-later
//! Turns bits into places.

use crate::block::BLOCK;

/// Writes the places of the bits in place of what is there.
pub(crate) fn places(masks: &[u64], places: &mut Vec<u32>) {
    #[cfg(target_arch = "x86_64")]
    if crate::level::MAY_COUNT && is_x86_feature_detected!("bmi1") && is_x86_feature_detected!("popcnt") {
        // SAFETY: the processor was just found to have these instructions.
        return unsafe { places_bmi(masks, places) };
    }
    write(masks, places);
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "bmi1,popcnt")]
fn places_bmi(masks: &[u64], places: &mut Vec<u32>) {
    write(masks, places);
}

#[inline(always)]
fn write(masks: &[u64], places: &mut Vec<u32>) {
    places.clear();
    for (block, mask) in masks.iter().enumerate() {
        let mut bits = *mask;
        let base = (block * BLOCK) as u32;
        let count = bits.count_ones() as usize;
        places.reserve(BLOCK);
        let old = places.len();
        let spare = places.spare_capacity_mut();
        // Eight are always written, and those beyond the count not kept: that costs less than a guess at each bit.
        for slots in spare.as_chunks_mut::<8>().0.iter_mut().take(count.div_ceil(8)) {
            for slot in slots {
                slot.write(base.wrapping_add(bits.trailing_zeros()));
                bits &= bits.wrapping_sub(1);
            }
        }
        // SAFETY: 64 places were reserved, a mask has no more bits, and at least as many were just written.
        unsafe { places.set_len(old + count) };
    }
}
