package ai.wippy.runtime.component;

/** Something that a core instance imports or exports. */
public sealed interface CoreExtern
    permits CoreFunction, CoreTable, CoreGlobal, CoreTag, GuestMemory {}
