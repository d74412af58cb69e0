// Draws the pictures of the demonstration's projects as SVG: node recipes/drawings/projects.mjs FOLDER
// Then, for each: rsvg-convert -w 960 x.svg -o x.png && cwebp -q 60 x.png -o recipes/media/projets/x.webp
// Each project has a poster (its thing, as shapes on a lace ground) and a plan (the same thing, as a drawing on squared paper).
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const W = 960, H = 600;
const c = { night: '#12242E', deep: '#064B50', sea: '#0A6B6B', opal: '#6FD1C7', pale: '#A5E5DD', mist: '#E6EFED', chalk: '#FBFAF6', white: '#FFFFFF', dune: '#E0A030', sand: '#F3DFB4' };
const n = value => Math.round(value * 10) / 10;
const range = (count, make) => Array.from({ length: count }, (_, i) => make(i)).join('');
const shape = (kind, attributes) => `<${kind} ${Object.entries(attributes).map(([k, v]) => `${k}="${v}"`).join(' ')}/>`;
const rect = (x, y, w, h, r = 6) => pen => shape('rect', { x, y, width: w, height: h, rx: r, ...pen });
const disc = (x, y, r) => pen => shape('circle', { cx: x, cy: y, r, ...pen });
const path = d => pen => shape('path', { d, ...pen });

// A thing is parts, each with the colour it has on the poster. Drawn in a frame of 400 × 400 around 0.
const things = {
  lampe: [[rect(-70, 120, 140, 24), 'deep'], [rect(-10, -60, 20, 180), 'deep'], [path('M-110 -40 L-60 -170 H60 L110 -40 Z'), 'dune'], [disc(0, -20, 26), 'chalk']],
  bateau: [[path('M-170 60 H170 L120 140 H-120 Z'), 'deep'], [path('M-10 40 V-170 L-140 40 Z'), 'dune'], [path('M10 40 V-130 L120 40 Z'), 'chalk']],
  velo: [[disc(-110, 70, 78), 'deep'], [disc(110, 70, 78), 'deep'], [disc(-110, 70, 58), 'pale'], [disc(110, 70, 58), 'pale'], [path('M-110 70 L-40 -50 H70 L110 70 H100 L60 -36 L0 74 Z'), 'dune'], [rect(-70, -74, 60, 14), 'deep'], [rect(54, -100, 14, 54), 'deep']],
  boite: [[rect(-140, -60, 280, 190, 14), 'deep'], [rect(-110, -30, 150, 110, 8), 'chalk'], [disc(90, -6, 24), 'dune'], [disc(90, 60, 24), 'opal'], [rect(-6, -150, 12, 92), 'deep'], [disc(0, -156, 16), 'dune']],
  plante: [[path('M-80 40 H80 L60 150 H-60 Z'), 'dune'], [path('M0 40 C-20 -60 -120 -70 -140 -130 C-50 -130 -10 -70 0 0 Z'), 'deep'], [path('M0 40 C20 -40 110 -60 130 -110 C60 -120 10 -60 0 0 Z'), 'sea'], [path('M-4 40 C-10 -60 -10 -110 0 -170 C14 -110 14 -40 6 40 Z'), 'deep']],
  maison: [[path('M-160 -20 L0 -150 L160 -20 Z'), 'dune'], [rect(-130, -20, 260, 160, 4), 'deep'], [rect(-90, 20, 60, 60), 'chalk'], [rect(30, 20, 60, 120), 'sand']],
  robot: [[rect(-100, -60, 200, 160, 26), 'deep'], [disc(-42, 0, 26), 'chalk'], [disc(42, 0, 26), 'chalk'], [disc(-42, 4, 10), 'night'], [disc(42, 4, 10), 'night'], [rect(-4, -120, 8, 62), 'deep'], [disc(0, -128, 18), 'dune'], [rect(-150, 100, 300, 36, 18), 'dune']],
  livre: [[path('M0 -90 C-60 -130 -130 -120 -170 -100 V110 C-120 90 -50 90 0 120 Z'), 'chalk'], [path('M0 -90 C60 -130 130 -120 170 -100 V110 C120 90 50 90 0 120 Z'), 'sand'], [rect(-6, -92, 12, 214), 'deep'], [rect(-130, -50, 90, 10), 'sea'], [rect(-130, -16, 90, 10), 'sea'], [rect(40, -50, 90, 10), 'sea'], [rect(40, -16, 60, 10), 'dune']],
  vent: [[rect(-8, -20, 16, 180), 'deep'], [path('M0 -20 C-20 -90 -10 -150 0 -170 C14 -150 18 -90 0 -20 Z'), 'dune'], [path('M0 -20 C70 -10 120 20 140 60 C110 60 50 40 0 -20 Z'), 'dune'], [path('M0 -20 C-50 40 -100 60 -140 60 C-120 20 -70 -10 0 -20 Z'), 'dune'], [disc(0, -20, 18), 'chalk']],
  carte: [[path('M-170 -90 L-60 -120 V100 L-170 130 Z'), 'pale'], [path('M-60 -120 L60 -80 V140 L-60 100 Z'), 'chalk'], [path('M60 -80 L170 -120 V100 L60 140 Z'), 'pale'], [path('M0 60 C-50 0 -44 -60 0 -64 C44 -60 50 0 0 60 Z'), 'dune'], [disc(0, -16, 14), 'deep']],
  casque: [[path('M-130 40 C-130 -140 130 -140 130 40 H96 C96 -90 -96 -90 -96 40 Z'), 'deep'], [rect(-152, 20, 60, 110, 24), 'dune'], [rect(92, 20, 60, 110, 24), 'dune']],
  bobine: [[rect(-90, -140, 180, 30, 12), 'deep'], [rect(-90, 110, 180, 30, 12), 'deep'], [rect(-64, -110, 128, 220, 8), 'dune'], [rect(-64, -70, 128, 8), 'chalk'], [rect(-64, -30, 128, 8), 'chalk'], [rect(-64, 10, 128, 8), 'chalk'], [rect(-64, 50, 128, 8), 'chalk']],
};

export const projects = {
  'lampe-de-maree': 'lampe', 'velo-cargo-partage': 'velo', 'capteurs-de-digue': 'boite', 'dentelle-parametrique': 'bobine', 'potager-connecte': 'plante', 'repare-cafe-mobile': 'maison',
  'robot-ramasse-plastique': 'robot', 'contes-du-port': 'livre', 'eolienne-de-jardin': 'vent', 'carte-des-fontaines': 'carte', 'visite-sonore-du-beffroi': 'casque', 'voilier-solaire': 'bateau',
  'station-meteo-des-ecoles': 'vent', 'coque-de-canot': 'bateau', 'jeu-de-la-fourmi': 'robot', 'atelier-tricot-code': 'bobine', 'abri-a-livres': 'livre', 'compost-malin': 'plante',
  'plan-en-relief': 'carte', 'radio-des-dunes': 'casque', 'veilleuse-braille': 'lampe', 'remorque-d-enfants': 'velo', 'bus-a-l-heure': 'boite', 'maison-econome': 'maison', 'epicerie-de-quartier': 'maison',
};

const rosette = (x, y, r, folds, color) => range(folds, i => `<ellipse cx="${n(x + Math.cos(i * 2 * Math.PI / folds) * r * 0.55)}" cy="${n(y + Math.sin(i * 2 * Math.PI / folds) * r * 0.55)}" rx="${n(r * 0.42)}" ry="${n(r * 0.17)}" transform="rotate(${n(i * 360 / folds)} ${n(x + Math.cos(i * 2 * Math.PI / folds) * r * 0.55)} ${n(y + Math.sin(i * 2 * Math.PI / folds) * r * 0.55)})" fill="none" stroke="${color}" stroke-width="2.5"/>`)
  + [0.14, 0.55, 1].map(share => `<circle cx="${x}" cy="${y}" r="${n(r * share)}" fill="none" stroke="${color}" stroke-width="2.5"/>`).join('');

function poster(thing, seed) {
  const grounds = [[c.mist, c.opal], [c.sand, c.dune], [c.pale, c.sea], [c.chalk, c.opal]];
  const [ground, lace] = grounds[seed % grounds.length];
  const x = 300 + (seed * 97) % 360, folds = 8 + seed % 7;
  return `<rect width="${W}" height="${H}" fill="${ground}"/>${rosette(x, 300, 250, folds, lace)}<rect y="500" width="${W}" height="100" fill="${c.sea}"/><g transform="translate(480 330) scale(1.15)">${things[thing].map(([draw, fill]) => draw({ fill: c[fill] })).join('')}</g>`;
}

function plan(thing, seed) {
  const grid = range(Math.floor(W / 30), i => shape('line', { x1: i * 30, y1: 0, x2: i * 30, y2: H, stroke: '#2A6B70', 'stroke-width': i % 5 ? 1 : 2 })) + range(Math.floor(H / 30), i => shape('line', { x1: 0, y1: i * 30, x2: W, y2: i * 30, stroke: '#2A6B70', 'stroke-width': i % 5 ? 1 : 2 }));
  const lines = things[thing].map(([draw]) => draw({ fill: 'none', stroke: c.pale, 'stroke-width': 4 })).join('');
  const rule = `<path d="M280 560 H680 M280 548 V572 M680 548 V572" stroke="${c.dune}" stroke-width="4" fill="none"/><path d="M${720 + seed % 40} 140 V500 M708 140 H${760} M708 500 H760" stroke="${c.dune}" stroke-width="4" fill="none"/>`;
  return `<rect width="${W}" height="${H}" fill="${c.deep}"/>${grid}<g transform="translate(480 320) scale(1.15)">${lines}</g>${rule}`;
}

const folder = process.argv[2];
if (folder) {
  mkdirSync(folder, { recursive: true });
  Object.entries(projects).forEach(([name, thing], i) => {
    for (const [suffix, draw] of [['', poster], ['-plan', plan]])
      writeFileSync(join(folder, `${name}${suffix}.svg`), `<svg xmlns="http://www.w3.org/2000/svg" width="${W}" height="${H}" viewBox="0 0 ${W} ${H}">${draw(thing, i)}</svg>\n`);
  });
}
