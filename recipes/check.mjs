// Checks the recipes without starting the site: node recipes/check.mjs
// Every problem is printed with the place where it stands; the exit code is 1 when there is one.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = dirname(fileURLToPath(import.meta.url));
const problems = [];
const problem = (where, what) => problems.push(`${where}: ${what}`);

// At least this many items, by type and language (* for any language).
const wanted = {
  'Page/fr': 16, 'Page/en': 14, 'NewsArticle/fr': 14, 'NewsArticle/en': 6, 'Place/fr': 3, 'Place/en': 3,
  'Event/fr': 10, 'Event/en': 4, 'Partner/*': 12, 'HomePage/fr': 1, 'HomePage/en': 1, 'Menu/fr': 2, 'Menu/en': 2, 'Topic/*': 10, 'Project/*': 25, 'Portrait/fr': 8,
  'Organisation/*': 20,
};
const audiences = ['public', 'members', 'mentoring', 'staff', 'owner'];
const expressions = [/^\[js: uuid\(\)\]$/, /^\[js: parameters\('AdminUserId'\)\]$/, /^\[js: daysFromNow\(-?\d+,'\d\d:\d\d'\)\]$/];
// Pages that modules serve; the rest of the site's addresses are items of the recipe.
const moduleRoutes = ['', 'actualites', 'agenda', 'lieux', 'partenaires', 'recherche', 'emplois', 'projets', 'mentorat', 'annuaire', 'mes-droits', 'accessibilite/etat',
  'accessibilite/signaler'];
const fieldShapes = {
  TextField: ['Text'], HtmlField: ['Html'], MarkdownField: ['Markdown'], NumericField: ['Value'], BooleanField: ['Value'], DateField: ['Value'],
  DateTimeField: ['Value'], TimeField: ['Value'],
  LinkField: ['Url', 'Text', 'Target'], MultiTextField: ['Values'], MediaField: ['Paths', 'MediaTexts'], ContentPickerField: ['ContentItemIds'],
  TaxonomyField: ['TaxonomyContentItemId', 'TermContentItemIds'], GeoPointField: ['Latitude', 'Longitude'],
};
// Keys whose values are no prose.
const codes = new Set(['Path', 'Paths', 'Url', 'Alias', 'SourcePath', 'TargetPath', 'Pattern', 'AllowedExtensions', 'ContentItemId', 'ContentType', 'name',
  'Name', 'PartName', 'FieldName', 'Editor', 'value', 'Owner', 'CreatedUtc', 'ModifiedUtc', 'PublishedUtc', 'Value', 'Permissions', 'version', 'ContactEmail',
  'website', 'TimeZoneId', 'executionid', 'Culture', 'LocalizationSet', 'Skills']);
const own = ['ContentItemId', 'ContentItemVersionId', 'ContentType', 'DisplayText', 'Latest', 'Published', 'Audience', 'Owner', 'Author', 'CreatedUtc',
  'ModifiedUtc', 'PublishedUtc'];

const recipes = Object.fromEntries(['house', 'calaisis', 'demo-members', 'demo-jobs', 'projects-demo', 'mentoring', 'guide'].map(name => [name, read(name)]));
if (problems.length === 0) {
  const steps = Object.values(recipes).flatMap(recipe => recipe.steps);
  const definitions = readDefinitions(steps);
  const items = steps.filter(step => step.name === 'content').flatMap(step => step.data);
  checkDefinitions(definitions);
  checkIncludes(steps);
  const media = checkMedia(steps);
  const all = flatten(items);
  checkItems(items, all, definitions, media);
  checkTranslations(items);
  checkAddresses(items, all);
  checkCounts(all, items);
  checkTypography();
}

for (const line of problems) console.error(line);
console.log(problems.length ? `${problems.length} problem(s).` : 'The recipes are sound.');
process.exitCode = problems.length ? 1 : 0;

function read(name) {
  try {
    return JSON.parse(withoutComments(readFileSync(join(folder, `${name}.recipe.json`), 'utf8')));
  } catch (error) {
    problem(`${name}.recipe.json`, error.message);
    return { steps: [] };
  }
}

/** Blanks out // and block comments outside strings, and keeps the lines so that positions in messages stay true. */
function withoutComments(text) {
  return text.replace(/"(?:\\.|[^"\\])*"|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, found => found[0] === '"' ? found : found.replace(/[^\n]/g, ' '));
}

function readDefinitions(steps) {
  const found = { types: new Map(), parts: new Map() };
  for (const step of steps.filter(s => s.name === 'ContentDefinition')) {
    for (const type of step.ContentTypes) found.types.set(type.Name, type);
    for (const part of step.ContentParts) found.parts.set(part.Name, part);
  }
  return found;
}

function checkDefinitions({ types, parts }) {
  for (const type of types.values()) {
    if (!type.Settings.ContentTypeSettings.DisplayNameEn) problem(type.Name, 'has no English name');
    for (const use of type.ContentTypePartDefinitionRecords) {
      const contained = use.Settings[`${use.PartName}Settings`]?.ContainedContentTypes ?? [];
      for (const name of contained) if (!types.has(name)) problem(`${type.Name}.${use.Name}`, `contains an unknown type ${name}`);
    }
  }
  for (const part of parts.values()) {
    if (!types.has(part.Name)) problem(part.Name, 'is a part without a type');
    for (const field of part.ContentPartFieldDefinitionRecords) checkField(part, field, types);
  }
}

function checkField(part, field, types) {
  const where = `${part.Name}.${field.Name}`;
  const names = field.Settings.ContentPartFieldSettings;
  const settings = field.Settings[`${field.FieldName}Settings`] ?? {};
  if (!fieldShapes[field.FieldName]) problem(where, `unknown field class ${field.FieldName}`);
  if (!names.DisplayName || !names.DisplayNameEn) problem(where, 'needs a name in both languages');
  if (Boolean(settings.Hint) !== Boolean(settings.HintEn)) problem(where, 'has a hint in one language only');
  for (const name of settings.DisplayedContentTypes ?? []) if (!types.has(name)) problem(where, `picks an unknown type ${name}`);
}

function checkIncludes(steps) {
  for (const value of steps.filter(s => s.name === 'recipes').flatMap(s => s.Values))
    if (!recipes[value.name]) problem('recipes', `unknown recipe ${value.name}`);
}

function checkMedia(steps) {
  const targets = new Set();
  for (const file of steps.filter(s => s.name === 'media').flatMap(s => s.Files)) {
    const path = join(folder, file.SourcePath);
    if (!existsSync(path)) problem('media', `${file.SourcePath} is missing`);
    else if (statSync(path).size > 120 * 1024) problem('media', `${file.SourcePath} is heavier than 120 kB`);
    if (!file.AltText || !file.AltTextEn) problem('media', `${file.SourcePath} has no text in French and English`);
    targets.add(file.TargetPath);
  }
  return targets;
}

/** All items with those inside them, each with the path that leads to it. */
function flatten(items, where = '', top = null) {
  return items.flatMap(item => {
    const here = `${where}${item.ContentType} ${item.DisplayText ?? item.ContentItemId}`;
    const root = top ?? item;
    const inner = [...(item.FlowPart?.Widgets ?? []), ...(item.BagPart?.ContentItems ?? []), ...(item.TaxonomyPart?.Terms ?? []),
      ...(item.MenuItemsListPart?.MenuItems ?? [])];
    return [{ item, where: here, root }, ...flatten(inner, `${here} › `, root)];
  });
}

function checkItems(items, all, definitions, media) {
  const ids = new Set();
  for (const { item, where } of all) {
    if (!/^[a-z0-9]{26}$/.test(item.ContentItemId ?? '')) problem(where, `bad id ${item.ContentItemId}`);
    if (ids.has(item.ContentItemId)) problem(where, `id ${item.ContentItemId} is used twice`);
    ids.add(item.ContentItemId);
  }
  for (const item of items) {
    if (!audiences.includes(item.Audience)) problem(item.DisplayText, `unknown audience ${item.Audience}`);
    if (!item.Published || !item.Latest) problem(item.DisplayText, 'is not published');
    if (item.TitlePart?.Title !== item.DisplayText) problem(item.DisplayText, 'has a title that differs from its name');
  }
  for (const entry of all) checkItem(entry, ids, definitions, media);
}

function checkItem({ item, where }, ids, { types, parts }, media) {
  const type = types.get(item.ContentType);
  if (!type) return problem(where, `unknown type ${item.ContentType}`);
  const uses = new Map(type.ContentTypePartDefinitionRecords.map(use => [use.Name, use]));
  for (const [name, value] of Object.entries(item)) {
    if (own.includes(name)) { checkExpression(value, where); continue; }
    const isSubMenu = item.ContentType === 'LinkMenuItem' && name === 'MenuItemsListPart';
    if (!uses.has(name) && !isSubMenu) { problem(where, `part ${name} is not in the type`); continue; }
    checkContained(uses.get(name), value, where);
    const fields = parts.get(name)?.ContentPartFieldDefinitionRecords;
    if (fields) checkFields(fields, value, where, ids, media);
  }
}

function checkContained(use, value, where) {
  const allowed = use?.Settings[`${use.PartName}Settings`]?.ContainedContentTypes;
  for (const inner of [...(value?.Widgets ?? []), ...(value?.ContentItems ?? [])])
    if (allowed && !allowed.includes(inner.ContentType)) problem(where, `${inner.ContentType} may not stand in ${use.Name}`);
}

function checkFields(fields, value, where, ids, media) {
  for (const name of Object.keys(value)) if (!fields.some(f => f.Name === name)) problem(where, `unknown field ${name}`);
  for (const field of fields) {
    const here = `${where} › ${field.Name}`;
    const content = value[field.Name];
    const settings = field.Settings[`${field.FieldName}Settings`] ?? {};
    if (settings.Required && isEmpty(content)) problem(here, 'is required');
    if (!content) continue;
    for (const key of Object.keys(content)) if (!fieldShapes[field.FieldName].includes(key)) problem(here, `${key} is not of a ${field.FieldName}`);
    for (const text of Object.values(content)) checkExpression(text, here);
    if (settings.MaxLength && content.Text?.length > settings.MaxLength) problem(here, `has ${content.Text.length} characters of ${settings.MaxLength}`);
    checkOptions(field, content, here);
    checkReferences(content, here, ids, media);
  }
}

function checkOptions(field, content, here) {
  const options = field.Settings.TextFieldPredefinedListEditorSettings?.Options;
  if (options && !options.some(option => option.value === content.Text)) problem(here, `${content.Text} is not in the list`);
}

function checkReferences(content, here, ids, media) {
  const references = [...(content.ContentItemIds ?? []), ...(content.TermContentItemIds ?? [])];
  if (content.TaxonomyContentItemId) references.push(content.TaxonomyContentItemId);
  for (const id of references) if (!ids.has(id)) problem(here, `no item ${id}`);
  for (const path of content.Paths ?? []) if (!media.has(path)) problem(here, `no media ${path}`);
  if (content.Paths && content.Paths.length !== content.MediaTexts?.length) problem(here, 'needs one alternative text for each picture');
  if (content.MediaTexts?.some(text => !text.trim())) problem(here, 'has an empty alternative text');
}

function isEmpty(content) {
  return !content || Object.values(content).every(value => value === null || value === '' || (Array.isArray(value) && value.length === 0));
}

function checkExpression(value, where) {
  if (typeof value === 'string' && value.startsWith('[js:') && !expressions.some(e => e.test(value))) problem(where, `unknown expression ${value}`);
}

function checkTranslations(items) {
  const sets = new Map();
  for (const item of items) {
    const part = item.LocalizationPart;
    if (!part) continue;
    if (!/^[a-z0-9]{26}$/.test(part.LocalizationSet)) problem(item.DisplayText, 'bad localization set');
    const key = `${part.LocalizationSet} ${part.Culture}`;
    if (!['fr', 'en'].includes(part.Culture)) problem(item.DisplayText, `unknown language ${part.Culture}`);
    if (sets.has(key)) problem(item.DisplayText, `is a second ${part.Culture} text of its set`);
    sets.set(key, item);
  }
  for (const [key, item] of sets)
    if (key.endsWith(' en') && sets.get(key.replace(/ en$/, ' fr'))?.ContentType !== item.ContentType) problem(item.DisplayText, 'translates nothing');
}

function cultureOf(item) {
  if (item.LocalizationPart) return item.LocalizationPart.Culture;
  return item.ContentType === 'Menu' && item.AliasPart.Alias.endsWith('-en') ? 'en' : 'fr';
}

function checkAddresses(items, all) {
  const paths = { fr: new Set(moduleRoutes), en: new Set(moduleRoutes) };
  const aliases = new Set();
  for (const item of items) {
    const path = item.AutoroutePart?.Path;
    if (path && !/^[a-z0-9]+(?:[-/][a-z0-9]+)*$/.test(path)) problem(item.DisplayText, `bad path ${path}`);
    if (path && paths[cultureOf(item)].has(path)) problem(item.DisplayText, `path ${path} is taken`);
    if (path) paths[cultureOf(item)].add(path);
    const alias = item.AliasPart?.Alias;
    if (alias && aliases.has(alias)) problem(item.DisplayText, `alias ${alias} is taken`);
    aliases.add(alias);
  }
  for (const { item, where, root } of all) {
    const language = cultureOf(root);
    const { MenuItemsListPart, FlowPart, BagPart, TaxonomyPart, ...shallow } = item;
    for (const text of strings(shallow)) {
      for (const [, url] of text.matchAll(/href="([^"]*)"/g)) checkHref(url, language, paths, where);
      if (text.startsWith('~/')) checkPath(text.slice(2), language, paths, where);
    }
  }
}

function checkHref(url, language, paths, where) {
  if (/^(https:|mailto:|tel:|#)/.test(url)) return;
  const english = url.startsWith('/en/');
  if (!url.startsWith('/')) return problem(where, `link ${url} should start with /`);
  if (english !== (language === 'en')) return problem(where, `link ${url} leaves the language`);
  checkPath(url.slice(english ? 4 : 1), language, paths, where);
}

function checkPath(path, language, paths, where) {
  const bare = path.split(/[?#]/)[0];
  if (!paths[language].has(bare)) problem(where, `link ${path} leads nowhere`);
}

function checkCounts(all, items) {
  for (const [key, least] of Object.entries(wanted)) {
    const [type, language] = key.split('/');
    const count = all.filter(({ item, root }) => item.ContentType === type && (language === '*' || cultureOf(root) === language)).length;
    if (count < least) problem(key, `${count} of at least ${least}`);
  }
  if (!items.some(i => i.ContentType === 'NewsArticle' && i.Audience === 'members')) problem('NewsArticle', 'none is for members only');
  if (!items.some(i => i.ContentType === 'Page' && i.Audience === 'staff')) problem('Page', 'none is for staff only');
}

/** Typography of everything a person reads: French no-break spaces and apostrophes, and no straight quotes in either language. */
function checkTypography() {
  for (const [name, recipe] of Object.entries(recipes)) {
    visit(recipe, `${name}.recipe.json`, 'fr');
  }
}

function visit(node, where, language, key = '') {
  if (codes.has(key)) return;
  if (typeof node === 'string') return checkProse(node, where, /En$|^nameEn$/.test(key) ? 'en' : language);
  if (node === null || typeof node !== 'object') return;
  const own = Array.isArray(node) ? language : languageOf(node, language);
  const here = node.DisplayText ? `${where} › ${node.DisplayText}` : where;
  for (const [name, value] of Object.entries(node))
    visit(value, Array.isArray(node) ? here : `${here} › ${name}`, /En$/.test(name) ? 'en' : own, Array.isArray(node) ? key : name);
}

function languageOf(node, inherited) {
  if (node.ContentType === 'Menu' || node.LocalizationPart) return cultureOf(node);
  return inherited;
}

function checkProse(text, where, language) {
  if (text.startsWith('[js:')) return;
  const words = text.replace(/<[^>]*lang="fr"[^>]*>[^<]*/g, '').replace(/<[^>]*>/g, '\n').replaceAll('&amp;', '&').replace(/[\w.]+@[\w.]+|https?:\S+|\{\{.*?\}\}/g, '');
  const show = index => JSON.stringify(words.slice(Math.max(0, index - 20), index + 20));
  const refuse = (pattern, what) => { const found = pattern.exec(words); if (found) problem(where, `${what} in ${show(found.index)}`); };
  refuse(/'/, 'straight apostrophe');
  refuse(/"/, 'straight quotation mark');
  if (language === 'en') return refuse(/\p{L}\u00A0?[«»]|\p{L} [:;!?]/u, 'French spacing');
  refuse(/ [:;!?»%€]/, 'ordinary space before a sign');
  refuse(/« /, 'ordinary space inside guillemets');
  refuse(/[\p{L}\d)][;!?»]/u, 'missing no-break space before a sign');
  refuse(/\p{L}:(?=[\s\n]|$)/u, 'missing no-break space before a colon');
  refuse(/«(?!\u00A0)/, 'missing no-break space inside guillemets');
  refuse(/\d \d{3}(?!\d)/, 'ordinary space between thousands');
}

function* strings(node) {
  if (typeof node === 'string') yield node;
  else if (node && typeof node === 'object') for (const value of Object.values(node)) yield* strings(value);
}
