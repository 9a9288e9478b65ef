//! Learn's own interface texts: `locales/learn/*.json`. They travel with Learn, not with the game.

use model::words;

words! {
    #[expect(missing_docs, reason = "the names say it; the texts are in locales/learn/en.json")]
    /// One text of Learn. Its name in `locales/learn/*.json` is [`Says::word`].
    Says {
        LanguageName = "language.name",
        LanguageLabel = "language.label",
        Title = "title",
        Lead = "lead",
        Play = "play",
        Contents = "contents",
        BuildingTitle = "building.title",
        DialService = "dial.service",
        DialPrevious = "dial.previous",
        DialNext = "dial.next",
        DialSlider = "dial.slider",
        DialLow = "dial.low",
        DialHigh = "dial.high",
        CompareLabel = "compare.label",
        CompareNone = "compare.none",
        CompareTitle = "compare.title",
        CompareChange = "compare.change",
        CompareSame = "compare.same",
        StatusOne = "status.one",
        StatusNone = "status.none",
        StatusChanges = "status.changes",
        OwnerNone = "owner.none",
        FloorChoose = "floor.choose",
        FloorChanges = "floor.changes",
        FloorSources = "floor.sources",
        FloorChecked = "floor.checked",
        FloorNewTab = "floor.new-tab",
        FloorFlagged = "floor.flagged",
        FloorCards = "floor.cards",
        FloorCardsElsewhere = "floor.cards-elsewhere",
        FloorCardsNone = "floor.cards-none",
        FloorPlay = "floor.play",
        Line = "line",
        MatrixTitle = "matrix.title",
        MatrixCaption = "matrix.caption",
        MatrixFloor = "matrix.floor",
        ChartTitle = "chart.title",
        ChartLead = "chart.lead",
        ScenarioTitle = "scenario.title",
        ScenarioLead = "scenario.lead",
        ScenarioCloud = "scenario.cloud",
        ScenarioVpc = "scenario.vpc",
        ScenarioVpcCustomer = "scenario.vpc-customer",
        ScenarioEc2 = "scenario.ec2",
        ScenarioEc2Customer = "scenario.ec2-customer",
        ScenarioOracle = "scenario.oracle",
        ScenarioOracleCustomer = "scenario.oracle-customer",
        ScenarioBucket = "scenario.bucket",
        ScenarioBucketCustomer = "scenario.bucket-customer",
        ScenarioBucketAws = "scenario.bucket-aws",
        ScenarioGroundAws = "scenario.ground-aws",
        ScenarioTry = "scenario.try",
        ArticlesTitle = "articles.title",
        CategoryInfrastructure = "category.infrastructure",
        CategoryContainer = "category.container",
        CategoryAbstracted = "category.abstracted",
        ModelIaas = "model.iaas",
        ModelPaas = "model.paas",
        ModelSaas = "model.saas",
        Disclaimer = "disclaimer",
    }
}

/// Every text of Learn in one language.
pub type Texts = i18n::Texts<Says>;

i18n::says!(Says);
