//! The engine as a hook: starts it, asks what the state calls for, hands the answers to the reducer.

use yew::prelude::*;

use crate::engine::Request;
use crate::ui::state::collection::{Action, Collection, Phase, Topic};
use crate::ui::state::filters::Filters;
use crate::ui::state::reading::Reading;
use crate::web::client::{Client, Event};
use crate::web::config::Config;
use crate::web::wire::What;

type Dispatcher = UseReducerDispatcher<Collection>;

/// Starts an engine and has it take up the articles.
fn start(config: &Config, first: u32, tell: Dispatcher) -> Option<Client> {
    let source = match config.source() {
        Ok(source) => source,
        Err(words) => {
            tell.dispatch(Action::Unable(words.into()));
            return None;
        }
    };
    let heard = tell.clone();
    let client = Client::start(config.clone(), first, move |event| {
        heard.dispatch(match event {
            Event::Answered(id, response) => Action::Answered(id, response),
            Event::Unable(words) => Action::Unable(words.into()),
        });
    });
    tell.dispatch(Action::Asked(Topic::Start, client.ask(What::Start(source))));
    Some(client)
}

/// Keeps `collection` in step with what the reader wants. The callback starts everything again.
#[hook]
pub fn use_engine(
    config: &Result<Config, String>,
    collection: &UseReducerHandle<Collection>,
    filters: &Filters,
    reading: &Reading,
) -> Callback<()> {
    let attempt = use_state(|| 0_u32);
    let client = use_mut_ref(|| None::<Client>);

    {
        let (client, config, tell) = (client.clone(), config.clone(), collection.dispatcher());
        use_effect_with(*attempt, move |_| match config {
            Ok(config) => {
                // Numbers go on growing, so that an answer from before is never taken for a new one.
                let first = client.borrow().as_ref().map_or(0, Client::last);
                let started = start(&config, first, tell);
                *client.borrow_mut() = started;
            }
            Err(words) => tell.dispatch(Action::Unable(words.into())),
        });
    }

    let ready = matches!(collection.phase, Phase::Ready(_));
    let ask = {
        let (client, tell) = (client.clone(), collection.dispatcher());
        move |topic: Topic, request: Option<Request>| {
            let client = client.borrow();
            match (client.as_ref(), request) {
                (Some(client), Some(request)) if ready => {
                    tell.dispatch(Action::Asked(topic, client.ask(What::Ask(request))));
                }
                _ => tell.dispatch(Action::Drop(topic)),
            }
        }
    };
    {
        let ask = ask.clone();
        use_effect_with((ready, filters.query()), move |(_, query)| {
            ask(Topic::Cards, Some(Request::Query(query.clone())));
        });
    }
    {
        let ask = ask.clone();
        use_effect_with((ready, reading.article.clone()), move |(_, article)| {
            ask(Topic::Article, article.clone().map(Request::Open));
        });
    }
    let entity = reading.focus.as_ref().map(|f| f.entity.clone());
    use_effect_with((ready, entity), move |(_, entity)| {
        ask(Topic::Entity, entity.clone().map(Request::Profile));
    });

    use_callback(attempt, |(), attempt| attempt.set(**attempt + 1))
}
