//! The room's own interface texts: `locales/room/*.json`. They travel with the page, not with the game.

use super::{Mark, NameFault, SetupFault};
use model::words;

/// What a pack of these texts begins with.
pub const PACK: &str = "room1";

words! {
    #[expect(missing_docs, reason = "the names say it; the texts are in locales/room/en.json")]
    /// One text of the room. Its name in `locales/room/*.json` is [`Says::word`].
    Says {
        LanguageEn = "language.en",
        LanguageEs = "language.es",
        LanguagePt = "language.pt-BR",
        LanguageLabel = "language.label",
        NewTab = "new-tab",
        Again = "again",
        BackToGame = "back.game",
        BackToSetUp = "back.set-up",
        LinkBroken = "link.broken",
        LinkAnew = "link.anew",
        LinkNotASetup = "link.not-a-setup",
        LinkVersion = "link.version",
        LinkDamaged = "link.damaged",
        LinkPart = "link.part",
        DeckComing = "deck.coming",
        DeckMissing = "deck.missing",
        DeckUnknown = "deck.unknown",
        DeckFileAgain = "deck.file-again",
        DeckOld = "deck.old",
        Title = "title",
        Lead = "lead",
        WhatTitle = "what.title",
        Deck = "deck.label",
        Cards = "cards.label",
        CardsOf = "cards.of",
        Clock = "clock.label",
        ClockNone = "clock.none",
        ClockSeconds = "clock.seconds",
        ClockNote = "clock.note",
        Feedback = "feedback.label",
        FeedbackEnd = "feedback.end",
        FeedbackImmediate = "feedback.immediate",
        FeedbackNote = "feedback.note",
        OwnTitle = "own.title",
        OwnFile = "own.file",
        OwnFileNote = "own.file-note",
        OwnAddress = "own.address",
        OwnAddressNote = "own.address-note",
        WhoTitle = "who.title",
        WhoTeams = "who.teams",
        WhoPlayers = "who.players",
        Teams = "teams.label",
        TeamsCount = "teams.count",
        TeamName = "team.name",
        TeamMark = "team.mark",
        MarkCircle = "mark.circle",
        MarkSquare = "mark.square",
        MarkTriangle = "mark.triangle",
        MarkDiamond = "mark.diamond",
        MarkStar = "mark.star",
        MarkHexagon = "mark.hexagon",
        MarkCross = "mark.cross",
        MarkHeart = "mark.heart",
        Turns = "turns.label",
        TurnsInTurn = "turns.turn",
        TurnsRace = "turns.race",
        TurnsEach = "turns.each",
        Steal = "steal.label",
        StealNote = "steal.note",
        NameEmpty = "name.empty",
        NameLong = "name.long",
        NameUnseen = "name.unseen",
        WaysTitle = "ways.title",
        ScreenTitle = "screen.title",
        ScreenLead = "screen.lead",
        ScreenOpen = "screen.open",
        PhonesTitle = "phones.title",
        PhonesLead = "phones.lead",
        PhonesNotFile = "phones.not-file",
        PhonesTooMany = "phones.too-many",
        BoardOpen = "board.open",
        PaperTitle = "paper.title",
        PaperLead = "paper.lead",
        PaperOpen = "paper.open",
        PreviewTitle = "preview.title",
        PreviewLead = "preview.lead",
        Shuffle = "shuffle",
        ShareQr = "share.qr",
        ShareLink = "share.link",
        Copy = "copy",
        Copied = "copied",
        CopyYourself = "copy.yourself",
        CardOf = "card.of",
        Seconds = "seconds",
        MoreTime = "more-time",
        ClockOff = "clock.off",
        ClockOn = "clock.on",
        Pause = "pause",
        Paused = "paused",
        GoOn = "go-on",
        Undo = "undo",
        FullScreen = "full-screen",
        End = "end",
        TheRoom = "the-room",
        AskedTeam = "asked.team",
        AskedSteal = "asked.steal",
        AskedRoom = "asked.room",
        AskedAnyone = "asked.anyone",
        AskedOthers = "asked.others",
        GiveUp = "give-up",
        NobodyAnswered = "nobody",
        AnsweredRight = "answered.right",
        AnsweredWrong = "answered.wrong",
        Responsible = "responsible",
        NextCard = "next-card",
        ToStandings = "to-standings",
        Standings = "standings",
        Winner = "winner",
        Winners = "winners",
        RoomRight = "room-right",
        RoomMissed = "room-missed",
        PlayAnew = "play-anew",
        JoinTitle = "join.title",
        JoinLead = "join.lead",
        JoinClock = "join.clock",
        JoinName = "join.name",
        JoinNameNote = "join.name-note",
        JoinNames = "join.names",
        JoinTeam = "join.team",
        JoinStart = "join.start",
        JoinAs = "join.as",
        JoinAsTeam = "join.as-team",
        JoinChange = "join.change",
        CodeTitle = "code.title",
        CodeLead = "code.lead",
        CodeQr = "code.qr",
        CodeNone = "code.none",
        CodeAgain = "code.again",
        BoardTitle = "board.title",
        BoardLead = "board.lead",
        TakePaste = "take.paste",
        TakePasteNote = "take.paste-note",
        TakeButton = "take.button",
        TakeFile = "take.file",
        TakeNone = "take.none",
        TakenNew = "taken.new",
        TakenAgain = "taken.again",
        TakenBad = "taken.bad",
        FaultNotACode = "fault.not-a-code",
        FaultVersion = "fault.version",
        FaultDamaged = "fault.damaged",
        FaultShort = "fault.short",
        FaultDeck = "fault.deck",
        FaultEdition = "fault.edition",
        FaultRound = "fault.round",
        FaultRules = "fault.rules",
        FaultTeams = "fault.teams",
        FaultSteps = "fault.steps",
        FaultFull = "fault.full",
        Here = "here",
        Reveal = "reveal",
        Cover = "cover",
        Anonymous = "anonymous",
        PlayerN = "player",
        PodiumTitle = "podium.title",
        RankingTitle = "ranking.title",
        Place = "place",
        Name = "name",
        Team = "team",
        Right = "right",
        Points = "points",
        TeamsTitle = "teams.title",
        HeatTitle = "heat.title",
        HeatRight = "heat.right",
        HeatWrong = "heat.wrong",
        HeatMissing = "heat.missing",
        HeatCount = "heat.count",
        HeatSaid = "heat.said",
        LayersTitle = "layers.title",
        LearnMore = "learn-more",
        Rename = "rename",
        HideName = "hide-name",
        ShowName = "show-name",
        Remove = "remove",
        Manage = "manage",
        SaveCsv = "save.csv",
        SaveJson = "save.json",
        Print = "print",
        Size = "size.label",
        SizeA4 = "size.a4",
        SizeLetter = "size.letter",
        SheetCards = "sheet.cards",
        SheetBacks = "sheet.backs",
        SheetColumns = "sheet.columns",
        SheetKey = "sheet.key",
        KeyTitle = "key.title",
        KeyLead = "key.lead",
        PaperHow = "paper.how",
    }
}

impl Says {
    /// What the languages call themselves, in the order of `i18n::LANGUAGES`.
    pub const LANGUAGES: [Self; i18n::LANGUAGES.len()] =
        [Self::LanguageEn, Self::LanguageEs, Self::LanguagePt];

    /// What a team without a name is called.
    pub fn of_mark(mark: Mark) -> Self {
        match mark {
            Mark::Circle => Self::MarkCircle,
            Mark::Square => Self::MarkSquare,
            Mark::Triangle => Self::MarkTriangle,
            Mark::Diamond => Self::MarkDiamond,
            Mark::Star => Self::MarkStar,
            Mark::Hexagon => Self::MarkHexagon,
            Mark::Cross => Self::MarkCross,
            Mark::Heart => Self::MarkHeart,
        }
    }

    /// What is said of a link that cannot be.
    pub fn of_fault(fault: SetupFault) -> Self {
        match fault {
            SetupFault::NotASetup => Self::LinkNotASetup,
            SetupFault::Version => Self::LinkVersion,
            SetupFault::Damaged => Self::LinkDamaged,
            SetupFault::Part(_) => Self::LinkPart,
        }
    }

    /// What is said of a text that is no name.
    pub fn of_name_fault(fault: NameFault) -> Self {
        match fault {
            NameFault::Empty => Self::NameEmpty,
            NameFault::Long => Self::NameLong,
            NameFault::Unseen(_) => Self::NameUnseen,
        }
    }
}

impl i18n::Says for Says {
    const ALL: &'static [Self] = Self::ALL;

    fn word(self) -> &'static str {
        self.word()
    }

    fn at(self) -> usize {
        self as usize
    }
}
