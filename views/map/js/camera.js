// vis-network keeps the marks, the camera and the pointer; lines, marks and names are painted by us.
import { sure } from './model.js';

/** @type {{ network: Camera | null, moved: boolean, fixedScale: number | null }} */
export const camera = {
  network: null,
  moved: false, // by the reader, who then keeps what they look at
  fixedScale: null, // a picture is drawn at a scale of its own
};
/** The map, once it is there. */
export const network = () => sure(camera.network);
export const scale = () => camera.fixedScale ?? network().getScale();
