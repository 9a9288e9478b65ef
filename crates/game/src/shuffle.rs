//! A seeded shuffle that gives the same order on every machine and in every version.

/// `SplitMix64` (Steele, Lea and Flood 2014, "Fast splittable pseudorandom number generators"):
/// whole 64-bit arithmetic, so no platform differs.
struct SplitMix64(u64);

impl SplitMix64 {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `bound`, each with the same chance (Lemire 2019, "Fast random integer
    /// generation in an interval"; the rejection removes the bias).
    fn below(&mut self, bound: u32) -> u32 {
        let threshold = bound.wrapping_neg() % bound;
        loop {
            let product = u64::from((self.next() >> 32) as u32) * u64::from(bound);
            if product as u32 >= threshold {
                return (product >> 32) as u32;
            }
        }
    }
}

/// Shuffles in place: Fisher and Yates, Durstenfeld's version (Knuth, TAOCP 2, algorithm P).
pub fn shuffle<T>(items: &mut [T], seed: u32) {
    let mut random = SplitMix64(u64::from(seed));
    for last in (1..items.len()).rev() {
        items.swap(last, random.below(last as u32 + 1) as usize);
    }
}
