//! Trains the tagger of names from annotated text and packs its weights into the blob that a language pack carries.
//!
//! The same corpora and options give the same bytes on the same kind of machine.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result, bail};
use depeche::lang::{self, Language};
use depeche::names::tagger::Model;

use corpus::Article;

pub(crate) mod actors;
pub(crate) mod classes;
mod corpus;
mod learn;
mod report;

/// What the command line says.
#[derive(Clone)]
struct Plan {
    language: &'static Language,
    /// Annotated files and how often each article counts.
    corpora: Vec<(PathBuf, usize)>,
    /// Files to measure on.
    dev: Vec<PathBuf>,
    /// Articles to label with a first model and to learn from as well.
    pool: Option<PathBuf>,
    /// Ids of articles never to learn from.
    without: HashSet<String>,
    /// The model that labels the pool; trained first where it is not given.
    teacher: Option<PathBuf>,
    licence: String,
    out: Option<PathBuf>,
    settings: learn::Settings,
    /// Whether to show what a half and a quarter of the articles give.
    curve: bool,
    /// Whether to list every error.
    errors: bool,
    /// A trained model to measure instead of training one.
    model: Option<PathBuf>,
}

/// `cargo xtask train`.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    let plan = Plan::parse(arguments)?;
    let start = Instant::now();
    let mut articles = Vec::new();
    for (path, weight) in &plan.corpora {
        let mut read = corpus::read(path)?;
        let all = read.len();
        read.retain(|article| !plan.without.contains(&article.id));
        println!("{}: {} articles × {weight}, {} left out", path.display(), read.len(), all - read.len());
        articles.extend(read.into_iter().map(|article| (article, *weight)));
    }
    let mut dev = Vec::new();
    for path in &plan.dev {
        dev.push((path.clone(), corpus::read(path)?));
    }
    if let Some(model) = &plan.model {
        return measure(&plan, &fs::read(model)?, &dev);
    }
    if plan.curve {
        for part in [4, 2] {
            let some: Vec<_> = articles.iter().step_by(part).cloned().collect();
            let blob = learn::train(plan.language, &some, &plan.settings, &plan.licence);
            println!("\n1/{part} of the articles");
            measure(&plan, &blob, &dev)?;
        }
    }
    if let Some(pool) = &plan.pool {
        let teacher = match &plan.teacher {
            Some(path) => fs::read(path).with_context(|| format!("Cannot read {}", path.display()))?,
            None => learn::train(plan.language, &articles, &plan.settings.for_teacher(), &plan.licence),
        };
        println!("\nThe teacher:");
        measure(&Plan { errors: false, ..plan.clone() }, &teacher, &dev)?;
        let held: HashSet<&str> =
            dev.iter().flat_map(|(_, articles)| articles).map(|article| article.text.as_str()).collect();
        let ids: HashSet<&str> =
            dev.iter().flat_map(|(_, articles)| articles).map(|article| article.id.as_str()).collect();
        let known: HashSet<String> = articles.iter().map(|(article, _)| article.id.clone()).collect();
        let mut unlabelled = corpus::read(pool)?;
        unlabelled.retain(|article| {
            let id = article.id.as_str();
            !known.contains(id)
                && !ids.contains(id)
                && !plan.without.contains(id)
                && !held.contains(article.text.as_str())
        });
        let model = Model::open(&teacher)?;
        println!("{}: {} articles labelled", pool.display(), unlabelled.len());
        articles.extend(unlabelled.into_iter().map(|article| (corpus::label(article, plan.language, &model), 1)));
    }
    let blob = learn::train(plan.language, &articles, &plan.settings, &plan.licence);
    println!("\n{:.0} s, {} bytes", start.elapsed().as_secs_f32(), blob.len());
    measure(&plan, &blob, &dev)?;
    if let Some(out) = &plan.out {
        fs::write(out, &blob).with_context(|| format!("Cannot write {}", out.display()))?;
    }
    Ok(())
}

fn measure(plan: &Plan, blob: &[u8], dev: &[(PathBuf, Vec<Article>)]) -> Result<()> {
    let model = Model::open(blob)?;
    for (path, articles) in dev {
        println!("\n{}", path.display());
        println!("{}", report::measure(plan.language, &model, articles));
        if plan.errors {
            println!("{}", report::errors(plan.language, &model, articles));
        }
    }
    Ok(())
}

impl Plan {
    fn parse(arguments: &[String]) -> Result<Plan> {
        let mut plan = Plan {
            language: lang::all()[0],
            corpora: Vec::new(),
            dev: Vec::new(),
            pool: None,
            teacher: None,
            without: HashSet::new(),
            licence: String::new(),
            out: None,
            settings: learn::Settings::default(),
            curve: false,
            errors: false,
            model: None,
        };
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            let Some(option) = argument.strip_prefix("--") else {
                let (path, weight) = argument.rsplit_once('*').unwrap_or((argument, "1"));
                plan.corpora.push((path.into(), weight.parse().context("The weight after `*` is a whole number")?));
                continue;
            };
            match option {
                "curve" => plan.curve = true,
                "errors" => plan.errors = true,
                _ => {
                    let value = rest.next().with_context(|| format!("--{option} needs a value"))?;
                    plan.set(option, value)?;
                }
            }
        }
        if plan.corpora.is_empty() && plan.model.is_none() {
            bail!("Name at least one annotated file.");
        }
        Ok(plan)
    }

    fn set(&mut self, option: &str, value: &str) -> Result<()> {
        match option {
            "language" => self.language = lang::by_code(value)?,
            "dev" => self.dev.push(value.into()),
            "model" => self.model = Some(value.into()),
            "pool" => self.pool = Some(value.into()),
            "teacher" => self.teacher = Some(value.into()),
            "without" => self.without.extend(corpus::ids(Path::new(value))?),
            "licence" => value.clone_into(&mut self.licence),
            "out" => self.out = Some(value.into()),
            "epochs" => self.settings.epochs = value.parse()?,
            "weights" => self.settings.weights = value.parse()?,
            "drop" => self.settings.drop = value.parse()?,
            "models" => self.settings.models = value.parse::<usize>()?.max(1),
            "hide" => self.settings.hide = value.parse()?,
            "rate" => self.settings.rate = value.parse()?,
            "sparse" => self.settings.sparse = value.parse()?,
            _ => bail!("There is no option --{option}."),
        }
        Ok(())
    }
}
