use game::shuffle;
use proptest::prelude::*;

fn shuffled(cards: u16, seed: u32) -> Vec<u16> {
    let mut items: Vec<u16> = (0..cards).collect();
    shuffle(&mut items, seed);
    items
}

/// Golden orders: a saved round and a shared seed mean the same cards on every machine, for ever.
#[test]
fn the_same_seed_gives_the_same_order_on_every_machine() {
    assert_eq!(shuffled(10, 1), GOLDEN_1);
    assert_eq!(shuffled(10, 0xffff_ffff), GOLDEN_MAX);
}

const GOLDEN_1: [u16; 10] = [9, 0, 1, 4, 8, 2, 3, 7, 6, 5];
const GOLDEN_MAX: [u16; 10] = [8, 6, 2, 1, 5, 9, 0, 7, 3, 4];

#[test]
fn every_position_is_equally_likely() {
    let mut counts = [[0u32; 5]; 5];
    for seed in 0..20_000 {
        for (place, item) in shuffled(5, seed).into_iter().enumerate() {
            counts[place][usize::from(item)] += 1;
        }
    }
    // 4,000 expected; five standard deviations are 283.
    assert!(counts.iter().flatten().all(|&count| (3_717..=4_283).contains(&count)), "{counts:?}");
}

proptest! {
    #[test]
    fn a_shuffle_keeps_every_card(cards in 0u16..300, seed: u32) {
        let mut items = shuffled(cards, seed);
        items.sort_unstable();
        prop_assert!(items.into_iter().eq(0..cards));
    }
}
