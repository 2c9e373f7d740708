package ai.wippy.build.wasm.split;

import ai.wippy.build.wasm.body.Body;

/**
 * A block around a region that a jump in the region leads to.
 *
 * @param label of it where the region starts
 * @param block that the label means, as in {@link Body}
 * @param carried types of the values that the jump takes along
 */
record Exit(int label, int block, String carried) {}
