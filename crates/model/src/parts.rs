//! Parties, services and layers: the small vocabularies that cards refer to by index.

use super::Text;

/// Position of a party in its deck, from 0; also its column on the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartyIx(pub u8);

/// Position of a layer in its deck, from 0 (ground floor) upwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LayerIx(pub u16);

/// Position of a service in its deck, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ServiceIx(pub u16);

/// Who can be responsible.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// Stable name in files and codes, such as `aws`.
    pub id: Text,
    /// What players read, such as "Customer".
    pub name: Text,
    /// One line under the name, such as "Security in the cloud"; may be empty.
    pub motto: Text,
}

/// One floor of the building from physical facilities up to customer data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layer {
    /// Stable name in files, such as `guest-os`.
    pub id: Text,
    /// What players read.
    pub name: Text,
}

/// What a task is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Service {
    /// Stable name in files, such as `ec2`.
    pub id: Text,
    /// What players read, such as "Amazon EC2".
    pub name: Text,
}

/// A service with its place among the others: what Learn shows, and no card needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassifiedService {
    /// Stable name in files, such as `ec2`.
    pub id: Text,
    /// What readers read, such as "Amazon EC2".
    pub name: Text,
    /// How much of the stack AWS manages, where that is settled.
    pub category: Option<Category>,
    /// IaaS, PaaS or SaaS, where that term is used for the service.
    pub model: Option<ServiceModel>,
}

/// A closed vocabulary with one stable word per value in files and packs.
#[macro_export]
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            /// Every value, in order.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The stable word for this value.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The value that a word stands for.
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

words! {
    /// The three kinds of AWS service of the shared responsibility model. "Container" means a
    /// managed platform service such as Amazon RDS, not Docker.
    Category {
        /// You rent machines and networks: Amazon EC2.
        Infrastructure = "infrastructure",
        /// AWS runs the platform, you use it: Amazon RDS.
        Container = "container",
        /// You call an endpoint: Amazon S3.
        Abstracted = "abstracted",
    }
}

words! {
    /// The cloud service models of NIST SP 800-145.
    ServiceModel {
        /// Infrastructure as a service.
        Iaas = "iaas",
        /// Platform as a service.
        Paas = "paas",
        /// Software as a service.
        Saas = "saas",
    }
}

words! {
    /// For whom a deck is.
    Level {
        /// First contact with the model.
        Beginner = "beginner",
        /// Knows the model, practises its exceptions.
        Intermediate = "intermediate",
        /// Settings and services at the edge of the model.
        Expert = "expert",
    }
}

words! {
    /// In which order the cards of a round come.
    Order {
        /// By the seed alone.
        Shuffled = "shuffled",
        /// The cards of one task together, neighbours with different owners where there are any.
        Contrast = "contrast",
    }
}

/// So many cards of a pile that a round draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Draw {
    /// How many are drawn; at least 1, at most `of`.
    pub take: usize,
    /// How many cards the pile has: the next ones of the deck.
    pub of: usize,
}
