// Draws the illustrations as SVG: node recipes/drawings/draw.mjs FOLDER
// Then, for each: rsvg-convert x.svg -o x.png && cwebp -q 68 x.png -o recipes/media/x.webp (jacquard: rsvg-convert -w 1680, cwebp -q 58).
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const W = 1920, H = 1080;
const c = { night: '#12242E', deep: '#064B50', sea: '#0A6B6B', opal: '#6FD1C7', pale: '#A5E5DD', mist: '#E6EFED', chalk: '#FBFAF6', white: '#FFFFFF', dune: '#E0A030',
  sand: '#F3DFB4', stone: '#D8E3DF' };
const n = value => Math.round(value * 10) / 10;
const range = (count, make) => Array.from({ length: count }, (_, i) => make(i)).join('');
const polar = (x, y, r, angle) => [n(x + r * Math.cos(angle)), n(y + r * Math.sin(angle))];
const line = (points, stroke, width = 3, extra = '') => `<polyline points="${points.map(p => p.join(',')).join(' ')}" fill="none" stroke="${stroke}" stroke-width="${width}" ${extra}/>`;
const rect = (x, y, w, h, fill, extra = '') => `<rect x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}" fill="${fill}" ${extra}/>`;
const dot = (x, y, r, fill, extra = '') => `<circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}" fill="${fill}" ${extra}/>`;
const ring = (x, y, r, stroke, width = 3) => dot(x, y, r, 'none', `stroke="${stroke}" stroke-width="${width}"`);
const path = (d, fill, extra = '') => `<path d="${d}" fill="${fill}" ${extra}/>`;
const thread = (d, stroke, width = 3, extra = '') => path(d, 'none', `stroke="${stroke}" stroke-width="${width}" stroke-linecap="round" ${extra}`);

/** A lace rosette: rings of loops on a mesh, with knots where they meet. */
function rosette(x, y, radius, folds, color, width = 3, knots = color) {
  const step = Math.PI * 2 / folds;
  const rings = [0.3, 0.52, 0.74, 0.94].map(share => share * radius);
  let drawn = ring(x, y, radius * 0.1, color, width) + ring(x, y, rings[0], color, width) + ring(x, y, rings[2], color, width);
  for (let i = 0; i < folds; i++) {
    const angle = i * step - Math.PI / 2;
    drawn += petal(x, y, radius * 0.1, rings[0], angle, step * 0.62, color, width);
    drawn += petal(x, y, rings[0], rings[2], angle, step * 0.78, color, width) + petal(x, y, rings[0], rings[1], angle, step * 0.36, color, width);
    drawn += petal(x, y, rings[2], rings[3] * 1.06, angle + step / 2, step * 0.9, color, width);
    drawn += dot(...polar(x, y, rings[2], angle), width * 1.9, knots) + dot(...polar(x, y, rings[3] * 1.06, angle + step / 2), width * 1.6, knots);
    drawn += ring(...polar(x, y, rings[3] * 0.96, angle), radius * 0.045, color, width) + dot(...polar(x, y, rings[1], angle), width * 1.3, knots);
  }
  return drawn;
}

function petal(x, y, from, to, angle, spread, color, width) {
  const start = polar(x, y, from, angle), tip = polar(x, y, to, angle);
  const left = polar(x, y, from + (to - from) * 0.7, angle - spread / 2), right = polar(x, y, from + (to - from) * 0.7, angle + spread / 2);
  return thread(`M${start} Q${left} ${tip} Q${right} ${start}`, color, width);
}

/** Sea made of scalloped threads, one row under the other, each row larger. */
function lacySea(top, color, rows = 9, from = 0, to = W) {
  let drawn = '';
  let y = top, height = 26;
  for (let row = 0; row < rows; row++) {
    const width = height * 2.6, shift = row % 2 ? width / 2 : 0;
    let d = '';
    for (let x = from - width - shift; x < to + width; x += width) d += `M${n(x)} ${n(y)} q${n(width / 2)} ${n(height)} ${n(width)} 0 `;
    drawn += thread(d, color, 2 + row * 0.25, `opacity="${n(0.9 - row * 0.05)}"`);
    for (let x = from - shift; x < to + width; x += width) drawn += dot(x, y, 3 + row * 0.4, color);
    y += height * 1.15;
    height *= 1.16;
  }
  return drawn;
}

const sky = (top, bottom, id) => `<defs><linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${top}"/><stop offset="1" stop-color="${bottom}"/></linearGradient></defs>`
  + rect(0, 0, W, H, `url(#${id})`);
const sun = (x, y, r) => dot(x, y, r, c.dune);

function cliffs() {
  const edge = 'M0 330 C180 300 300 318 430 300 C520 288 560 250 660 256 C770 262 800 330 880 352 C930 366 960 420 990 470 L1020 600 L1060 700 L0 700 Z';
  const far = 'M900 560 C1020 500 1120 520 1210 505 C1300 490 1340 540 1400 556 L1450 640 L900 640 Z';
  const seams = range(7, i => thread(`M${i * 18} ${390 + i * 40} C300 ${372 + i * 42} 560 ${352 + i * 44} ${860 + i * 26} ${430 + i * 33}`, c.stone, 3));
  const cracks = range(13, i => thread(`M${60 + i * 68} ${330 + (i % 3) * 16} q${i % 2 ? 14 : -12} 130 4 ${290 - (i % 4) * 40}`, c.stone, 2));
  const grass = 'M0 330 C180 300 300 318 430 300 C520 288 560 250 660 256 C770 262 800 330 880 352 C900 358 916 372 930 388 C880 372 850 372 800 342 C750 312 730 290 660 288 C560 286 520 322 430 332 C300 346 180 330 0 362 Z';
  return sky('#F6F3E6', '#CFEAE4', 's') + sun(1480, 300, 92) + rosette(1480, 300, 210, 16, c.dune, 2.5)
    + path(far, '#F7F4EA', `stroke="${c.stone}" stroke-width="3"`) + rect(0, 636, W, H - 636, c.sea) + path('M0 636 H1920 V760 Q1400 700 960 742 T0 720 Z', '#128280')
    + path(edge, c.white) + seams + cracks + path(grass, '#7FB79A') + path('M0 690 L1060 690 Q1110 716 1180 720 Q700 760 0 742 Z', c.sand)
    + lacySea(752, c.pale, 8);
}

function house() {
  const belfry = rect(1440, 300, 120, 560, '#C98F6A') + rect(1428, 282, 144, 26, c.chalk) + path('M1446 216 L1500 96 L1554 216 Z', c.deep) + rect(1462, 216, 76, 66, c.sand) + rect(1480, 230, 40, 52, c.deep, 'rx="20"')
    + dot(1500, 372, 38, c.chalk) + line([[1500, 344], [1500, 372], [1520, 384]], c.night, 5) + range(5, i => rect(1462, 450 + i * 78, 26, 48, c.deep, 'rx="13"') + rect(1512, 450 + i * 78, 26, 48, c.deep, 'rx="13"'));
  const row = (x, w, h, fill) => rect(x, 860 - h, w, h, fill) + range(Math.floor(h / 110), r => range(Math.floor(w / 74), i => rect(x + 22 + i * 74, 884 - h + r * 110, 34, 62, c.white, 'opacity="0.75"')));
  const glass = range(6, i => rect(560 + i * 126, 392, 108, 172, i % 3 === 1 ? c.pale : c.opal, 'opacity="0.9"'));
  const people = [[640, c.dune], [905, c.night], [1160, c.deep]].map(([x, fill]) => dot(x, 466, 20, fill) + path(`M${x - 34} 564 q0 -70 34 -70 q34 0 34 70 Z`, fill)).join('');
  const shop = rect(560, 640, 738, 220, c.deep) + range(4, i => rect(580 + i * 180, 660, 160, 200, c.pale)) + rect(760, 660, 160, 200, c.chalk) + dot(900, 768, 8, c.dune);
  const machines = printer(660, 860, 0.28) + printer(1200, 860, 0.28);
  return sky('#FBFAF6', '#DDEFEA', 'm') + rosette(330, 300, 240, 14, c.sea, 2.5, c.dune) + row(0, 300, 330, '#CBDDD8') + row(312, 208, 410, '#BCD3CD') + row(1580, 340, 360, '#CBDDD8') + row(1340, 96, 240, '#BCD3CD')
    + belfry + rect(530, 340, 798, 520, c.white) + rect(510, 316, 838, 34, c.sea) + glass + people + rect(530, 584, 798, 40, c.sea) + range(27, i => ring(548 + i * 29.4, 604, 11, c.pale, 3)) + shop + machines
    + rect(0, 860, W, 220, '#E9E3D2') + rect(0, 860, W, 12, c.stone) + range(17, i => path(`M${i * 118 - 20} 960 h64 l-26 40 h-64 Z`, c.white, 'opacity="0.8"')) + tree(1430, 860) + tree(470, 860)
    + walker(760, 905, c.sea) + walker(1010, 915, c.dune) + walker(1060, 925, c.night, 0.7);
}

const tree = (x, y) => rect(x - 6, y - 130, 12, 130, '#7A5A3A') + dot(x, y - 180, 74, '#7FB79A') + rosette(x, y - 180, 66, 8, c.white, 2);
const walker = (x, y, fill, scale = 1) => `<g transform="translate(${x} ${y}) scale(${scale})">${dot(0, -118, 19, fill)}${path('M-26 -92 q26 -18 52 0 l8 62 h-16 l-4 60 h-11 l-3 -50 l-3 50 h-11 l-4 -60 h-16 Z', fill)}</g>`;

function printer(x, y, scale) {
  return `<g transform="translate(${x} ${y}) scale(${scale}) translate(-250 -520)">${rect(0, 0, 500, 520, 'none', `stroke="${c.night}" stroke-width="26" rx="14"`)}`
    + `${rect(30, 452, 440, 26, c.night)}${rect(20, 150, 460, 18, c.night)}${rect(215, 120, 70, 80, c.dune, 'rx="8"')}${path('M232 200 h36 l-12 34 h-12 Z', c.night)}${rect(160, 300, 180, 152, c.sea)}</g>`;
}

function fablab() {
  const frame = rect(470, 130, 980, 800, c.white, `rx="28" stroke="${c.night}" stroke-width="22"`) + rect(470, 850, 980, 80, c.night, 'rx="20"') + dot(1370, 890, 17, c.dune) + rect(540, 876, 190, 28, c.opal, 'rx="8"');
  const gantry = rect(500, 268, 920, 20, c.deep) + rect(500, 300, 920, 10, c.stone) + rect(1046, 226, 128, 128, c.dune, 'rx="14"') + ring(1110, 290, 34, c.white, 8) + path('M1084 354 h52 l-18 56 h-16 Z', c.night);
  const spool = ring(1600, 300, 120, c.sea, 34) + ring(1600, 300, 70, c.pale, 6) + ring(1600, 300, 50, c.sea, 10) + thread('M1600 163 C1480 60 1180 40 1110 226', c.sea, 8);
  const layers = range(12, i => rect(600, 822 - i * 6, 720, 4, i % 2 ? c.stone : c.mist));
  const part = `<g transform="translate(0 330) scale(1 0.56)">${rosette(960, 590, 330, 12, c.deep, 11, c.dune)}</g>` + thread('M1110 410 V560', c.sea, 6);
  const tools = caliper(150, 620) + cube(1560, 750, 110) + cube(1720, 850, 64);
  return sky('#EAF4F1', '#FBFAF6', 'f') + range(21, i => thread(`M${i * 96} 0 V1080`, '#DCE9E5', 2)) + range(12, i => thread(`M0 ${i * 96} H1920`, '#DCE9E5', 2))
    + rect(0, 930, W, 150, c.sand) + rect(0, 930, W, 14, '#D9BE84') + frame + layers + part + gantry + spool + tools;
}

const caliper = (x, y) => rect(x, y, 34, 310, c.stone) + rect(x, y, 150, 30, c.stone) + rect(x, y + 120, 150, 30, c.opal) + range(14, i => rect(x, y + 168 + i * 10, i % 5 ? 12 : 22, 3, c.night)) + ring(x + 96, y + 75, 42, c.sea, 8);
const cube = (x, y, s) => path(`M${x} ${y} l${s} ${-s / 2} l${s} ${s / 2} l${-s} ${s / 2} Z`, c.pale) + path(`M${x} ${y} v${s} l${s} ${s / 2} v${-s} Z`, c.sea) + path(`M${x + 2 * s} ${y} v${s} l${-s} ${s / 2} v${-s} Z`, c.deep);

function desks() {
  const view = sky('#E3EFEA', '#E3EFEA', 'd') + rect(120, 90, 1680, 560, '#F6F3E6') + sun(560, 240, 64) + path('M120 420 C360 380 520 396 640 372 C700 360 740 420 780 450 L820 500 H120 Z', c.white)
    + path('M120 420 C360 380 520 396 640 372 C690 364 720 400 744 426 C690 398 660 398 620 398 C500 412 360 406 120 444 Z', '#7FB79A') + rect(120, 496, 1680, 154, c.sea)
    + `<g clip-path="url(#w)">${lacySea(516, c.pale, 4)}</g><clipPath id="w">${rect(120, 90, 1680, 560, c.white)}</clipPath>` + path('M1340 470 h190 l-26 40 h-140 Z M1400 400 h80 v70 h-80 Z', c.night) + rect(1420, 372, 16, 30, c.dune);
  const bars = range(5, i => rect(114 + i * 420, 84, 14, 572, c.white)) + rect(114, 84, 1694, 14, c.white) + rect(114, 642, 1694, 18, c.white);
  const desk = (x, fill) => rect(x, 770, 440, 22, '#B98A56') + rect(x + 24, 792, 16, 190, '#8C6538') + rect(x + 400, 792, 16, 190, '#8C6538')
    + path(`M${x + 138} 756 l24 -118 h170 l24 118 Z`, c.night) + path(`M${x + 156} 746 l18 -98 h146 l18 98 Z`, c.pale) + rect(x + 110, 756, 274, 14, c.night, 'rx="6"') + rosette(x + 247, 700, 40, 8, c.sea, 2)
    + dot(x + 247, 742, 0, fill);
  const person = (x, fill, skin) => dot(x, 690, 48, skin) + path(`M${x - 50} 690 a50 50 0 0 1 100 0 q-20 -22 -50 -22 q-30 0 -50 22 Z`, c.night) + path(`M${x - 92} 950 q-8 -200 92 -204 q100 4 92 204 Z`, fill) + rect(x - 70, 930, 140, 20, c.night, 'rx="8"') + rect(x - 8, 950, 16, 70, c.night);
  return view + bars + rect(0, 660, W, 420, c.mist) + rect(0, 1000, W, 80, c.stone) + desk(170, c.sea) + desk(740, c.dune) + desk(1310, c.deep)
    + person(540, c.sea, '#C98F6A') + person(1100, c.dune, '#8C5A3C') + person(1670, c.deep, '#E0B28C') + lamp(690) + lamp(1260);
}

const lamp = x => thread(`M${x} 0 V70`, c.night, 5) + path(`M${x - 60} 130 q0 -60 60 -60 q60 0 60 60 Z`, c.dune);

function network() {
  const center = [960, 540];
  const orbit = (count, r, shift, squash = 0.82) => Array.from({ length: count }, (_, i) => [n(960 + r * 1.45 * Math.cos(i / count * Math.PI * 2 + shift)), n(540 + r * squash * Math.sin(i / count * Math.PI * 2 + shift))]);
  const inner = orbit(8, 230, 0.2), middle = orbit(16, 400, 0.05), outer = orbit(24, 570, 0.12);
  const between = (from, to, stroke, width) => to.map((p, i) => { const q = from[Math.floor(i * from.length / to.length)]; return thread(`M${q} Q${n((q[0] + p[0]) / 2 + 30)} ${n((q[1] + p[1]) / 2 - 30)} ${p}`, stroke, width); }).join('');
  const loop = points => points.map((p, i) => { const q = points[(i + 1) % points.length]; const m = [n((p[0] + q[0]) / 2 * 1.12 - center[0] * 0.12), n((p[1] + q[1]) / 2 * 1.12 - center[1] * 0.12)]; return thread(`M${p} Q${m} ${q}`, c.opal, 3); }).join('');
  const nodes = (points, r, fills) => points.map((p, i) => dot(...p, r + (i % 3) * 5, fills[i % fills.length])).join('');
  return sky(c.deep, c.night, 'n') + loop(inner) + loop(middle) + loop(outer) + between([center], inner, c.pale, 4) + between(inner, middle, c.pale, 3) + between(middle, outer, c.opal, 2)
    + nodes(outer, 9, [c.opal, c.pale, c.sea]) + nodes(middle, 14, [c.pale, c.dune, c.opal, c.chalk]) + nodes(inner, 20, [c.chalk, c.opal, c.dune, c.pale]) + dot(...center, 128, c.night) + rosette(...center, 124, 12, c.dune, 3.5, c.chalk);
}

function bus() {
  const dunes = path('M0 640 C220 520 420 600 620 560 C860 510 980 620 1220 580 C1460 540 1640 600 1920 540 V820 H0 Z', c.sand) + path('M0 720 C300 640 520 720 820 680 C1140 640 1400 740 1920 660 V880 H0 Z', '#EBCF92');
  const tufts = range(26, i => { const x = 30 + i * 74, y = 690 + (i * 37 % 60); return thread(`M${x} ${y} q-10 -40 -26 -52 M${x} ${y} q0 -44 4 -62 M${x} ${y} q12 -38 30 -48`, '#6E9C7E', 3); });
  const waves = range(4, i => thread(`M${980 - 70 - i * 70} ${330 - i * 16} A${90 + i * 84} ${90 + i * 74} 0 0 1 ${980 + 70 + i * 70} ${330 - i * 16}`, i % 2 ? c.opal : c.sea, 7));
  const body = rect(480, 380, 1020, 420, c.sea, 'rx="54"') + rect(480, 640, 1020, 70, c.white) + range(17, i => rosette(510 + i * 60, 675, 27, 6, c.sea, 1.8)) + rect(520, 430, 660, 170, c.pale, 'rx="22"') + range(3, i => rect(676 + i * 168, 430, 12, 170, c.sea))
    + rect(1216, 430, 110, 340, c.chalk, 'rx="16"') + rect(1266, 430, 10, 340, c.sea) + path('M1360 430 h80 q40 0 44 46 l10 124 h-134 Z', c.pale) + rect(1470, 720, 40, 30, c.dune, 'rx="10"') + rect(470, 720, 26, 44, c.dune, 'rx="8"') + rect(940, 340, 80, 44, c.deep, 'rx="10"');
  const riders = [[600, c.night], [765, c.dune], [932, c.deep], [1100, c.night]].map(([x, fill]) => dot(x, 510, 30, fill) + path(`M${x - 50} 600 q0 -58 50 -58 q50 0 50 58 Z`, fill)).join('');
  const wheel = x => dot(x, 806, 82, c.night) + dot(x, 806, 44, c.stone) + rosette(x, 806, 42, 8, c.night, 2);
  return sky('#FBFAF6', '#D5ECE7', 'b') + rect(0, 540, W, 200, c.sea) + lacySea(556, c.pale, 4) + dunes + tufts + rect(0, 850, W, 230, c.stone) + rect(0, 850, W, 10, c.white) + range(10, i => rect(40 + i * 200, 960, 110, 12, c.white))
    + waves + body + riders + wheel(700) + wheel(1290) + tower(120, 380) + tower(1640, 320);
}

const tower = (x, y) => rect(x, y, 170, 260, c.white) + range(4, r => range(3, i => rect(x + 22 + i * 46, y + 26 + r * 58, 30, 34, r % 2 === i % 2 ? c.pale : c.stone)));

function cards() {
  const card = (x, y, turn, seed, fill) => {
    let holes = '', state = seed;
    for (let row = 0; row < 6; row++) for (let i = 0; i < 15; i++) {
      state = (state * 48271) % 2147483647;
      holes += state % 100 < 56 ? dot(46 + i * 40, 46 + row * 40, 12, c.deep) : ring(46 + i * 40, 46 + row * 40, 12, '#DCC79A', 2);
    }
    return `<g transform="translate(${x} ${y}) rotate(${turn})">${rect(0, 0, 652, 292, fill, 'rx="10"')}${rect(0, 0, 652, 292, 'none', `rx="10" stroke="#D9BE84" stroke-width="3"`)}${holes}</g>`;
  };
  const threads = range(40, i => thread(`M${700 + (i % 8) * 6} ${110 + i * 22} C${980 + (i % 5) * 16} ${80 + i * 23} ${1040} ${540 + (i - 20) * 9} ${1130 + Math.abs(i - 20) * 3} ${n(540 + (i - 20) * 14)}`, i % 4 ? c.opal : c.dune, 2.2, 'opacity="0.85"'));
  return sky(c.deep, c.night, 'j') + threads + card(60, 90, -3, 11, c.chalk) + card(90, 400, 2, 77, '#F7EFD9') + card(50, 712, -2, 1234, c.chalk) + dot(1420, 540, 404, c.night) + rosette(1420, 540, 400, 20, c.pale, 3.2, c.dune) + rosette(1420, 540, 120, 10, c.dune, 3, c.chalk);
}

function screen() {
  const tablet = rect(620, 170, 760, 560, c.night, 'rx="40"') + rect(656, 206, 688, 488, c.chalk, 'rx="14"');
  const letter = rect(760, 300, 480, 300, c.white, `stroke="${c.sea}" stroke-width="10" rx="10"`) + line([[764, 306], [1000, 480], [1236, 306]], c.sea, 10, 'stroke-linejoin="round"') + dot(1240, 300, 44, c.dune) + line([[1220, 300], [1236, 316], [1262, 284]], c.white, 8, 'stroke-linecap="round"');
  const lines = rect(760, 632, 300, 16, c.stone, 'rx="8"') + rect(1080, 632, 160, 16, c.opal, 'rx="8"');
  const skin = '#C98F6A', shade = '#A8704E';
  const hand = (x, side, sleeve) => `<g transform="translate(${x} 730) scale(${side} 1)">${rect(-70, 130, 150, 230, skin, 'rx="40"')}${rect(-96, 250, 202, 110, sleeve, 'rx="22"')}`
    + `${path('M-86 40 C-100 120 -90 190 -60 210 H70 C110 190 120 120 100 60 C80 10 20 -16 -20 -20 Z', skin)}${range(3, i => thread(`M${-70 + i * 6} ${70 + i * 42} q40 14 76 4`, shade, 4))}`
    + `<g transform="rotate(28)">${rect(10, -130, 66, 190, skin, 'rx="33"')}${rect(24, -122, 38, 44, '#E0B99C', 'rx="17"')}</g></g>`;
  const hands = hand(640, 1, c.dune) + hand(1360, -1, c.dune);
  return sky('#FBFAF6', '#E1F1ED', 'e') + rosette(300, 330, 230, 12, c.opal, 3, c.dune) + rosette(1660, 260, 170, 10, c.opal, 3, c.sea) + rect(0, 640, W, 440, c.sea) + path('M0 640 C240 560 420 700 700 640 S1180 580 1440 640 S1760 690 1920 620 V760 H0 Z', '#128280') + lacySea(720, c.pale, 8) + tablet + letter + lines + hands;
}

const drawings = { maison: house, falaises: cliffs, fablab, bureaux: desks, reseau: network, bus, jacquard: cards, ecran: screen };
const folder = process.argv[2];
if (!folder) throw new Error('Say where to write the drawings: node recipes/drawings/draw.mjs FOLDER');
mkdirSync(folder, { recursive: true });
for (const [name, draw] of Object.entries(drawings))
  writeFileSync(join(folder, `${name}.svg`), `<svg xmlns="http://www.w3.org/2000/svg" width="${W}" height="${H}" viewBox="0 0 ${W} ${H}">${draw()}</svg>\n`);
