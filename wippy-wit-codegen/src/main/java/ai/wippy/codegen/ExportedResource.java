package ai.wippy.codegen;

import ai.wippy.codegen.java.ClassName;
import java.util.Map;

/**
 * A resource type that the component defines and that Java callers see.
 *
 * @param name in kebab case
 * @param type the interface
 * @param implementation the class that implements it
 * @param methods its functions by their names in Java
 */
record ExportedResource(
    String name, ClassName type, ClassName implementation, Map<String, Export> methods) {}
