package ai.wippy.codegen;

import ai.wippy.codegen.java.ClassName;
import java.util.Map;

/**
 * An instance that the component exports, as a Java interface.
 *
 * @param name as the component spells it; {@code outer#inner} for one inside of another
 * @param type the interface
 * @param implementation the class that implements it
 * @param methods its functions by their names in Java, without those of its resources
 */
record ExportedInterface(
    String name, ClassName type, ClassName implementation, Map<String, Export> methods) {}
