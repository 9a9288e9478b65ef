//! The settings: language, feedback, presentation, colours, motion.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::ByPtr;
use super::context::use_env;
use super::dialog::Sheet;
use super::start_round::speak;
use super::table::{Change, Table};
use crate::game::{Action, Phase, Selection};
use crate::i18n::{Key, LANGUAGES};

#[derive(Properties, PartialEq)]
pub(super) struct SettingsPanelProps {
    pub(super) table: ByPtr<Table>,
}

/// A setting: its name, its label, and its values with their labels.
type Choice = (&'static str, Key, &'static [(&'static str, Key)]);

const CHOICES: [Choice; 4] = [
    (
        "feedback",
        Key::SettingsFeedback,
        &[("immediate", Key::SettingsFeedbackImmediate), ("end", Key::SettingsFeedbackEnd)],
    ),
    (
        "presentation",
        Key::SettingsPresentation,
        &[("deal", Key::SettingsPresentationDeal), ("spread", Key::SettingsPresentationSpread)],
    ),
    (
        "theme",
        Key::SettingsTheme,
        &[
            ("auto", Key::SettingsThemeAuto),
            ("light", Key::SettingsThemeLight),
            ("dark", Key::SettingsThemeDark),
        ],
    ),
    (
        "motion",
        Key::SettingsMotion,
        &[("auto", Key::SettingsMotionAuto), ("less", Key::SettingsMotionLess)],
    ),
];

/// Each language by its own name, so that everybody finds theirs.
const LANGUAGE_NAMES: [&str; 3] = ["English", "Español", "Português (Brasil)"];

#[component]
pub(super) fn SettingsPanel(props: &SettingsPanelProps) -> Html {
    let env = use_env();
    let table = &props.table;
    let (locale, settings) = (&table.locale, table.settings);
    let rules = table.round.rules();
    let later = rules != settings.rules();
    let speak_to = {
        let (env, table) = (env.clone(), table.clone());
        Callback::from(move |event: Event| {
            if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
                speak(&env, &table, &select.value());
            }
        })
    };
    let set = |name: &'static str| {
        let env = env.clone();
        let table = table.clone();
        Callback::from(move |event: Event| {
            if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
                let mut settings = table.settings;
                settings.set(name, &select.value());
                env.change(Change::Set(settings));
                // Before the first card nothing is lost, so the round takes the rules at once.
                if table.round.log().is_empty() && settings.rules() != table.round.rules() {
                    let selection = table.round.selection().clone();
                    let (seed, now) = (table.round.seed(), env.outside.now());
                    env.change(Change::Restart(selection, seed, now));
                    env.change(Change::Show(Some(super::table::Dialog::Settings)));
                }
            }
        })
    };
    let restart = env.on_click(|env| {
        let (seed, now) = (env.outside.seed(), env.outside.now());
        env.change(Change::Restart(Selection::All, seed, now));
    });
    let finish = env.on_click(|env| {
        env.change(Change::Show(None));
        env.act(Action::Finish);
    });
    let value = |name| match name {
        "feedback" => settings.feedback.word(),
        "presentation" => settings.presentation.word(),
        "theme" => settings.theme.word(),
        _ => settings.motion.word(),
    };
    html! {
        <Sheet locale={locale.clone()} title={Key::SettingsTitle} name="settings">
            <div class="choices">
                <label>
                    <span>{ locale.text(Key::SettingsLang) }</span>
                    <select name="lang" onchange={speak_to}>
                        { for LANGUAGES.iter().zip(LANGUAGE_NAMES).map(|(lang, name)| html! {
                            <option value={*lang} lang={*lang} selected={**locale.lang() == **lang}>
                                { name }
                            </option>
                        }) }
                    </select>
                </label>
                { for CHOICES.iter().map(|(name, label, values)| html! {
                    <label key={*name}>
                        <span>{ locale.text(*label) }</span>
                        <select name={*name} onchange={set(name)}>
                            { for values.iter().map(|(word, label)| html! {
                                <option value={*word} selected={value(*name) == *word}>
                                    { locale.text(*label) }
                                </option>
                            }) }
                        </select>
                    </label>
                }) }
            </div>
            if later { <p class="small" data-later="">{ locale.text(Key::SettingsLater) }</p> }
            <div class="actions">
                <button type="button" data-restart="" onclick={restart}>
                    { locale.text(Key::SettingsRestart) }
                </button>
                if table.round.phase() == Phase::Playing {
                    <button type="button" data-finish="" onclick={finish}>
                        { locale.text(Key::SettingsFinish) }
                    </button>
                }
            </div>
            <p class="small">{ locale.text(Key::GameDisclaimer) }</p>
        </Sheet>
    }
}
