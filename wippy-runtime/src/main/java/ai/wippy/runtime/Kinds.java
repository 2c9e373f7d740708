package ai.wippy.runtime;

import ai.wippy.registry.FrozenRegistry;
import ai.wippy.runtime.env.Environment;
import ai.wippy.runtime.function.FunctionKind;
import ai.wippy.runtime.function.Functions;
import ai.wippy.runtime.http.HttpServices;
import ai.wippy.runtime.http.fetch.Fetcher;
import ai.wippy.runtime.lua.LuaRuntime;
import ai.wippy.runtime.lua.module.Host;
import ai.wippy.runtime.lua.module.Modules;
import ai.wippy.runtime.metrics.Measured;
import ai.wippy.runtime.metrics.MetricsAddress;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.process.HostKind;
import ai.wippy.runtime.process.ProcessKind;
import ai.wippy.runtime.process.ProcessServiceKind;
import ai.wippy.runtime.process.ProcessTable;
import ai.wippy.runtime.process.StandardStreams;
import ai.wippy.runtime.security.Context;
import ai.wippy.runtime.security.Identity;
import ai.wippy.runtime.security.Security;
import ai.wippy.runtime.service.ServiceKind;
import ai.wippy.runtime.wasm.Components;
import ai.wippy.runtime.wasm.HostResources;
import ai.wippy.runtime.wasm.WasmFunctions;
import ai.wippy.runtime.wasm.WasmProcesses;
import java.util.List;
import java.util.Optional;

/**
 * What makes functions, programs and services of entries. Entries of other kinds are there to be
 * looked up.
 *
 * @param functions each for some kinds
 * @param processes each for some kinds
 * @param services each for some kinds
 * @param measured has numbers to show
 * @param end ends what they share, when the application has ended
 */
record Kinds(
    List<FunctionKind> functions,
    List<ProcessKind> processes,
    List<ServiceKind> services,
    List<Measured> measured,
    Runnable end) {
  /** Makes the kinds of an application. */
  interface Factory {
    /**
     * The kinds.
     *
     * @param loader of what the build put beside the registry
     * @param functions for those who call; empty as yet
     * @param processes for those who spawn; empty as yet
     * @param streams of the application, for terminals
     */
    Kinds make(
        FrozenRegistry application,
        ClassLoader loader,
        Functions functions,
        ProcessTable processes,
        StandardStreams streams);
  }

  /** Everything that this version understands. */
  static Kinds all(
      FrozenRegistry application,
      ClassLoader loader,
      Functions functions,
      ProcessTable processes,
      StandardStreams streams) {
    var settings = application.settings();
    var components = new Components(loader);
    var environment = Environment.of(application.registry(), System::getenv);
    var security = Security.of(application, name -> variable(environment, name));
    var machine =
        new HostResources(application.registry(), environment, security.access(), functions);
    var modules =
        Modules.of(
            new Host(
                functions,
                application.registry(),
                environment,
                id -> machine.mount(id, false),
                security,
                new Fetcher(machine::requests)));
    var lua =
        new LuaRuntime(
            application.registry()::get,
            loader,
            modules,
            Modules.globals(processes, security.access()),
            processes);
    var http =
        new HttpServices(
            application.registry(),
            functions,
            machine::mount,
            security,
            MetricsAddress.isOn(settings));
    return new Kinds(
        List.of(new WasmFunctions(components, machine, settings), lua.functions()),
        List.of(new WasmProcesses(components, machine, processes, settings), lua.processes()),
        List.of(
            new HostKind(processes, streams),
            new ProcessServiceKind(
                processes,
                entry -> security.policies().apply(Identity.ofService(entry), Context.EMPTY)),
            http),
        List.of(http),
        machine::close);
  }

  private static Optional<String> variable(Environment environment, String name) {
    try {
      return Optional.of(environment.get(name, ""));
    } catch (Failure failure) {
      if (failure.kind() == Kind.NOT_FOUND) {
        return Optional.empty();
      }
      throw failure;
    }
  }
}
