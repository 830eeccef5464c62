// The screen: lines in a few batched strokes, marks one by one as vis-network asks for them.
function paintLines(ctx) {
  if (!view) return;
  const unit = 1 / scale();
  ctx.save();
  for (const { lines: drawn, strokes, alpha } of lineLooks()) {
    const path = new Path2D();
    for (const line of drawn) {
      const [x1, y1, x2, y2] = endsOf(line, unit);
      path.moveTo(x1, y1);
      path.lineTo(x2, y2);
    }
    ctx.globalAlpha = alpha;
    strokes.forEach((stroke) => strokePath(ctx, path, stroke, unit));
  }
  ctx.globalAlpha = 1;
  signLooks().forEach((sign) => paintSign(ctx, sign, unit));
  view.groups.forEach((group) => paintMark(ctx, markLook(group), group.x, group.y));
  ctx.restore();
}

function strokePath(ctx, path, { color, width, dash }, unit) {
  ctx.strokeStyle = color;
  ctx.lineWidth = width * unit;
  ctx.setLineDash(dash.map((length) => length * unit));
  ctx.stroke(path);
}

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
  ctx.lineWidth = .28;
  ctx.stroke();
  ctx.lineWidth = .55;
  ctx.stroke(new Path2D(outline));
  ctx.restore();
}

function drawMark({ ctx, id, x, y }) {
  return { drawNode: () => { if (view && view.drawn[id]) paintMark(ctx, markLook(nodes[id]), x, y); }, nodeDimensions: { width: 24, height: 24 } };
}

function paintMark(ctx, look, x, y) {
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
    const { color, width, dash } = RINGS[look.ring], unit = 1 / look.size / scale();
    ctx.lineWidth = width * unit;
    ctx.setLineDash(dash.map((length) => length * unit));
    ctx.strokeStyle = color;
    ctx.beginPath();
    ctx.arc(0, 0, 1.45, 0, 2 * Math.PI);
    ctx.stroke();
  }
  ctx.restore();
}
