//! The decks that the bench plays: 20, 200 and 2,000 cards made up from their number, the same
//! texts as on the peers' pages (`benches/peers/src/cards.js`).

use std::fs;
use std::path::{Path, PathBuf};

use model::{
    Card, Date, Deck, DeckParts, Evidence, Layer, LayerIx, Level, Order, Party, PartyIx, Service,
    ServiceIx, Source, pack,
};
use site::StartPack;

use crate::compress;
use crate::error::{Error, Explain, Result};
use crate::workspace::Workspace;
use crate::{files, first_card};

const SERVICES: [&str; 8] = [
    "Amazon EC2",
    "Amazon RDS",
    "Amazon S3",
    "Amazon VPC",
    "AWS Lambda",
    "Amazon DynamoDB",
    "AWS IAM",
    "Amazon EKS",
];
const VERBS: [&str; 8] = [
    "Install security patches on",
    "Decide who is allowed to change",
    "Keep an encrypted backup copy of",
    "Replace the broken hardware under",
    "Watch the logs and alarms of",
    "Test the recovery after a loss of",
    "Choose the region and zone for",
    "Renew the certificates used by",
];
const THINGS: [&str; 7] = [
    "the guest operating system",
    "the database engine and tables",
    "the virtual network and routes",
    "the physical host and its disks",
    "the application and its code",
    "the customer data in the bucket",
    "the storage that lies beneath",
];

/// Writes the packs into a folder that the bench lays over the site in `page`, and returns it.
pub(crate) fn write(workspace: &Workspace, page: &Path) -> Result<PathBuf> {
    let root = &workspace.root;
    let overlay = root.join("target/bench");
    let packs = overlay.join("packs");
    for cards in [20, 200, 2_000] {
        let deck = deck(cards)
            .map_err(|fault| Error::new(format!("The bench deck of {cards} is none: {fault}.")))?;
        let path = packs.join(format!("bench-{cards}.en.pack"));
        files::write(&path, pack::write(&deck))?;
    }
    write_start(workspace, page, &overlay)?;
    compress::run(&overlay)?;
    Ok(overlay)
}

/// The start pack of the site with the 20 cards in place of its first deck, so that a first visit
/// fetches what a real one does.
fn write_start(workspace: &Workspace, page: &Path, overlay: &Path) -> Result {
    let (root, packs) = (&workspace.root, overlay.join("packs"));
    let path = root.join("target/packs/en.pack");
    let text = fs::read_to_string(&path).explain(|| {
        format!("{} could not be read: build the page first (cargo xtask dist)", path.display())
    })?;
    let start = StartPack::unpack(&text)
        .map_err(|error| Error::new(format!("{}: {error}", path.display())))?;
    let deck = deck(20).map_err(|fault| Error::new(format!("The bench deck is none: {fault}.")))?;
    let path = packs.join("en.pack");
    let made = StartPack { deck, ..start }.pack();
    files::write(&path, made)?;
    first_card::of_another_deck(
        workspace,
        &page.join("index.html"),
        &path,
        &overlay.join("index.html"),
    )
}

fn deck(cards: usize) -> std::result::Result<Deck, model::DeckFault> {
    let party = |id: &str, name: &str| Party { id: id.into(), name: name.into(), motto: "".into() };
    Deck::new(DeckParts {
        order: Order::Shuffled,
        draws: Vec::new(),
        id: format!("bench-{cards}").into(),
        lang: "en".into(),
        level: Level::Expert,
        title: format!("{cards} cards").into(),
        about: "Made up, to measure with.".into(),
        parties: vec![party("aws", "AWS"), party("customer", "Customer")],
        layers: vec![Layer { id: "all".into(), name: "All".into() }],
        services: (SERVICES.iter().enumerate())
            .map(|(ix, name)| Service { id: format!("service-{ix}").into(), name: (*name).into() })
            .collect(),
        cards: (0..cards).map(card).collect(),
    })
}

fn card(ix: usize) -> Card {
    Card {
        id: format!("card-{}", ix + 1).into(),
        task: format!("{} {}", VERBS[ix * 3 % VERBS.len()], THINGS[ix % THINGS.len()]).into(),
        service: Some(ServiceIx((ix * 5 % SERVICES.len()) as u16)),
        layer: LayerIx(0),
        owner: PartyIx((ix % 2) as u8),
        why: "Made up, to measure with.".into(),
        hint: "".into(),
        sources: vec![Source {
            title: "AWS Shared Responsibility Model".into(),
            url: "https://aws.amazon.com/compliance/shared-responsibility-model/".into(),
        }],
        checked: Date::FIRST,
        evidence: Evidence::Stated,
    }
}
