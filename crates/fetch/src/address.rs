// SPDX-License-Identifier: AGPL-3.0-or-later
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// What in IPv4 is not the public net, as (first address, bits of the prefix): IANA's special-purpose registry (RFC 6890), what
/// leads elsewhere by a relay (RFC 7526), multicast and what is reserved.
const PRIVATE_V4: [(Ipv4Addr, u32); 15] = [
    (Ipv4Addr::new(0, 0, 0, 0), 8),
    (Ipv4Addr::new(10, 0, 0, 0), 8),
    (Ipv4Addr::new(100, 64, 0, 0), 10),
    (Ipv4Addr::new(127, 0, 0, 0), 8),
    (Ipv4Addr::new(169, 254, 0, 0), 16),
    (Ipv4Addr::new(172, 16, 0, 0), 12),
    (Ipv4Addr::new(192, 0, 0, 0), 24),
    (Ipv4Addr::new(192, 0, 2, 0), 24),
    (Ipv4Addr::new(192, 88, 99, 0), 24),
    (Ipv4Addr::new(192, 168, 0, 0), 16),
    (Ipv4Addr::new(198, 18, 0, 0), 15),
    (Ipv4Addr::new(198, 51, 100, 0), 24),
    (Ipv4Addr::new(203, 0, 113, 0), 24),
    (Ipv4Addr::new(224, 0, 0, 0), 4),
    (Ipv4Addr::new(240, 0, 0, 0), 4),
];

/// The one part of IPv6 that is given out to the public net.
const GLOBAL_V6: (Ipv6Addr, u32) = (Ipv6Addr::new(0x2000, 0, 0, 0, 0, 0, 0, 0), 3);

/// What within that part is not public, or leads to an IPv4 address that it hides: protocol assignments with Teredo, documentation,
/// 6to4.
const PRIVATE_V6: [(Ipv6Addr, u32); 4] = [
    (Ipv6Addr::new(0x2001, 0, 0, 0, 0, 0, 0, 0), 23),
    (Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 0), 32),
    (Ipv6Addr::new(0x2002, 0, 0, 0, 0, 0, 0, 0), 16),
    (Ipv6Addr::new(0x3fff, 0, 0, 0, 0, 0, 0, 0), 20),
];

/// Whether an address belongs to the public net.
///
/// Of IPv6 only what is known to be public passes: an IPv4 address in any of its disguises does not, even a public one.
#[must_use]
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => {
            !PRIVATE_V4.iter().any(|(first, bits)| shares(address.to_bits(), first.to_bits(), 32 - bits))
        }
        IpAddr::V6(address) => {
            let is_in =
                |(first, bits): &(Ipv6Addr, u32)| shares(address.to_bits(), first.to_bits(), 128 - bits);
            is_in(&GLOBAL_V6) && !PRIVATE_V6.iter().any(is_in)
        }
    }
}

/// Whether two addresses agree in all but the last bits.
fn shares<T: Copy + Into<u128>>(one: T, other: T, last: u32) -> bool {
    one.into() >> last == other.into() >> last
}
