package ai.wippy.lua.compile;

import ai.wippy.diagnostic.SourceText;
import java.lang.constant.ClassDesc;
import java.util.function.IntUnaryOperator;

/**
 * What all functions of a chunk share while they are written.
 *
 * @param type the class
 * @param source text of the chunk
 * @param lines line of the author's file for a line of the text
 * @param resolution what names mean
 * @param constants strings and numbers
 */
record Unit(
    ClassDesc type,
    SourceText source,
    IntUnaryOperator lines,
    Resolution resolution,
    ConstantPool constants) {}
