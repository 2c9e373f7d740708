package ai.wippy.build.wasm;

import ai.wippy.component.Component;
import ai.wippy.component.Definition;
import java.util.Set;

/** The code of a component's core modules, those included of which no instance is made. */
public final class CoreCode {
  private CoreCode() {}

  /**
   * Refuses code that breaks a rule of core validation. What may be valid, but uses what cannot be
   * translated, harms nobody as long as it is not instantiated.
   *
   * @param checked ids of modules that have been checked already
   * @throws ModuleRejectedException naming the first that is not valid
   */
  public static void validate(Component component, Set<String> checked)
      throws ModuleRejectedException {
    for (Definition definition : component.definitions()) {
      switch (definition) {
        case Definition.ComponentDefinition(int _, var nested) -> validate(nested, checked);
        case Definition.CoreModuleDefinition(int _, var module) -> {
          if (!checked.contains(ModuleTranslator.id(module.bytes()))) {
            ModuleSource.validate(module.bytes());
          }
        }
        case Definition.CoreInstanceDefinition _,
            Definition.CoreTypeDefinition _,
            Definition.InstanceDefinition _,
            Definition.AliasDefinition _,
            Definition.TypeDefinition _,
            Definition.CanonDefinition _,
            Definition.StartDefinition _,
            Definition.ValueDefinition _,
            Definition.ImportDefinition _,
            Definition.ExportDefinition _,
            Definition.ExportDeclarator _ -> {}
      }
    }
  }
}
