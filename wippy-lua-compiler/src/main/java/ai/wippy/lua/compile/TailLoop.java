package ai.wippy.lua.compile;

import java.lang.classfile.Label;

/**
 * Where a function begins anew that ends with a call of itself.
 *
 * @param start where it begins
 * @param firstParameter slot of its first parameter
 */
record TailLoop(Label start, int firstParameter) {}
