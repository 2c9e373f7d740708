package ai.wippy.codegen;

import ai.wippy.codegen.java.ClassName;
import java.util.List;

/**
 * An instance that the component exports, as a Java interface.
 *
 * @param name as the component spells it
 * @param type the interface
 * @param implementation the class that implements it
 * @param exports its functions
 */
record ExportedInterface(
    String name, ClassName type, ClassName implementation, List<Export> exports) {}
