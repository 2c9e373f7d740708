package ai.wippy.build;

import ai.wippy.component.plan.Methods;

/**
 * What a WASM entry calls.
 *
 * @param guest the guest
 * @param method the export that the entry's {@code method} means
 */
record GuestFunction(Guest guest, Methods.Method method) {}
