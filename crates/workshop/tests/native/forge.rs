//! Codes as somebody would forge them: any bytes, with the right sum. Written a second time, so that a mistake in the
//! game's own would be seen.

const DIGITS: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The CRC-32 of IEEE 802.3, from the polynomial.
fn crc(bytes: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for byte in bytes {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 };
        }
    }
    !crc
}

/// The code that says these bytes.
pub(crate) fn forged(body: &[u8]) -> String {
    let mut bytes = body.to_vec();
    bytes.extend(crc(body).to_le_bytes());
    let mut bits: String = bytes.iter().map(|byte| format!("{byte:08b}")).collect();
    while !bits.len().is_multiple_of(5) {
        bits.push('0');
    }
    let bits = format!("{:010b}{bits}", bits.len() / 5);
    let digits = bits.as_bytes().chunks(5).map(|digit| {
        let digit = std::str::from_utf8(digit).expect("noughts and ones");
        let digit = usize::from_str_radix(digit, 2).expect("noughts and ones");
        DIGITS.chars().nth(digit).expect("a digit")
    });
    format!("WR1-{}", digits.collect::<String>())
}

/// The bytes that a code says, without their sum.
pub(crate) fn unforged(text: &str) -> Vec<u8> {
    let digits = text[6..].chars().map(|c| DIGITS.find(c).expect("a digit"));
    let bits: String = digits.map(|digit| format!("{digit:05b}")).collect();
    let bytes = bits.as_bytes().chunks_exact(8).map(|byte| {
        let byte = std::str::from_utf8(byte).expect("noughts and ones");
        u8::from_str_radix(byte, 2).expect("noughts and ones")
    });
    let mut bytes: Vec<u8> = bytes.collect();
    bytes.truncate(bytes.len() - 4);
    bytes
}

#[test]
fn the_sum_is_the_one_of_the_standard() {
    assert_eq!(crc(b"123456789"), 0xcbf4_3926);
}

/// Dice that always fall the same.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    /// A number below another.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound
    }
}
