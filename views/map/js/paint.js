// The screen: lines in a few batched strokes, marks one by one as vis-network asks for them, names last.
import { network, scale } from './camera.js';
import { byId } from './elements.js';
import { endsOf, lineLooks, markLook, signLooks } from './looks.js';
import { nodes } from './model.js';
import { placeNames } from './names.js';
import { PATHS, RINGS } from './shapes.js';
import { view } from './view.js';

/** @param {CanvasRenderingContext2D} ctx */
export function paintLines(ctx) {
  const unit = 1 / scale();
  ctx.save();
  for (const { lines, strokes, alpha } of lineLooks()) {
    const path = new Path2D();
    for (const line of lines) {
      const [x1, y1, x2, y2] = endsOf(line, unit);
      path.moveTo(x1, y1);
      path.lineTo(x2, y2);
    }
    ctx.globalAlpha = alpha;
    strokes.forEach((stroke) => {
      setStroke(ctx, stroke, unit);
      ctx.stroke(path);
    });
  }
  ctx.globalAlpha = 1;
  signLooks().forEach((sign) => paintSign(ctx, sign, unit));
  view.groups.forEach((group) => paintMark(ctx, markLook(group), group));
  ctx.restore();
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {Stroke} stroke
 * @param {number} unit length of a pixel
 */
function setStroke(ctx, { color, width, dash }, unit) {
  ctx.strokeStyle = color;
  ctx.lineWidth = width * unit;
  ctx.setLineDash(dash.map((length) => length * unit));
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {Sign} sign
 * @param {number} unit
 */
function paintSign(ctx, { x, y, outline, color }, unit) {
  const size = 4 * unit;
  ctx.save();
  ctx.transform(size, 0, 0, size, x, y);
  ctx.setLineDash([]);
  ctx.beginPath();
  ctx.arc(0, 0, 1.9, 0, 2 * Math.PI);
  ctx.fillStyle = '#fff';
  ctx.fill();
  ctx.strokeStyle = color;
  ctx.lineWidth = 0.28;
  ctx.stroke();
  ctx.lineWidth = 0.55;
  ctx.stroke(new Path2D(outline));
  ctx.restore();
}

/** @param {Asked} asked by vis-network */
export const drawMark = ({ ctx, id, x, y }) => ({
  drawNode: () => {
    if (view.drawn[id]) paintMark(ctx, markLook(nodes[id]), { x, y });
  },
  nodeDimensions: { width: 24, height: 24 },
});

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {MarkLook} look
 * @param {Point} at
 */
function paintMark(ctx, look, { x, y }) {
  ctx.save();
  ctx.translate(x, y);
  ctx.scale(look.size, look.size);
  ctx.globalAlpha = look.alpha;
  ctx.fillStyle = look.fill;
  ctx.fill(PATHS[look.shape]);
  ctx.lineWidth = look.width;
  ctx.strokeStyle = look.edge;
  ctx.stroke(PATHS[look.shape]);
  if (look.ring) {
    setStroke(ctx, RINGS[look.ring], 1 / look.size / scale());
    ctx.beginPath();
    ctx.arc(0, 0, 1.45, 0, 2 * Math.PI);
    ctx.stroke();
  }
  ctx.restore();
}

/** @param {CanvasRenderingContext2D} ctx */
export function paintNames(ctx) {
  const place = byId('map').getBoundingClientRect();
  const ratio = ctx.canvas.width / place.width;
  const zoom = scale();
  const origin = network().canvasToDOM({ x: 0, y: 0 });
  const taken = [...document.querySelectorAll('.tools, #help')].map((over) => {
    const box = over.getBoundingClientRect();
    const [left, top] = [box.left - place.left, box.top - place.top];
    return { left, right: box.right - place.left, top, bottom: box.bottom - place.top };
  });
  ctx.save();
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.lineJoin = 'round';
  ctx.lineWidth = 3.5;
  ctx.strokeStyle = 'rgb(255 255 255 / 88%)';
  /** @param {Point} at */
  const project = ({ x, y }) => ({ x: origin.x + x * zoom, y: origin.y + y * zoom });
  for (const name of placeNames({ ctx, project, zoom, width: place.width, height: place.height, taken })) {
    ctx.font = name.font;
    ctx.fillStyle = name.color;
    name.lines.forEach(({ text, x, y }) => {
      ctx.strokeText(text, x, y);
      ctx.fillText(text, x, y);
    });
  }
  ctx.restore();
}
