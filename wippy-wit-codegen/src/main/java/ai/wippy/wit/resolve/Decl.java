package ai.wippy.wit.resolve;

import ai.wippy.wit.syntax.TopItem.Declaration;

/**
 * An interface or world before it is resolved.
 *
 * @param key its identity
 * @param syntax as it is written
 * @param scope how names in it are looked up
 */
record Decl(DeclKey key, Declaration syntax, FileScope scope) {}
