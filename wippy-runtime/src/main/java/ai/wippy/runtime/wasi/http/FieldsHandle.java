package ai.wippy.runtime.wasi.http;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.component.Tuple2;
import ai.wippy.runtime.component.Unit;
import ai.wippy.runtime.wasi.http.FieldList.Field;
import ai.wippy.runtime.wasi.http.Types.Fields;
import ai.wippy.runtime.wasi.http.Types.HeaderError;
import java.util.List;

/** Fields as the guest sees them. */
final class FieldsHandle implements Fields {
  private final FieldList list;
  private final boolean mutable;

  FieldsHandle(FieldList list, boolean mutable) {
    this.list = list;
    this.mutable = mutable;
  }

  /** What a guest has put together. */
  static Result<Fields, HeaderError> of(List<Tuple2<String, byte[]>> entries) {
    var fields = new FieldsHandle(new FieldList(), true);
    for (var entry : entries) {
      if (fields.append(entry.v0(), entry.v1())
          instanceof Result.Err<Unit, HeaderError>(HeaderError error)) {
        return Result.err(error);
      }
    }
    return Result.ok(fields);
  }

  /** The fields that a handle stands for, which changes of it do not touch any more. */
  static FieldList taken(Fields fields) {
    return ((FieldsHandle) fields).list.copy();
  }

  @Override
  public List<byte[]> get(String name) {
    return list.get(name);
  }

  @Override
  public boolean has(String name) {
    return !list.get(name).isEmpty();
  }

  @Override
  public Result<Unit, HeaderError> set(String name, List<byte[]> values) {
    return change(
        name,
        values,
        () -> {
          list.remove(name);
          values.forEach(value -> list.add(name, value));
        });
  }

  @Override
  public Result<Unit, HeaderError> delete(String name) {
    return change(name, List.of(), () -> list.remove(name));
  }

  @Override
  public Result<Unit, HeaderError> append(String name, byte[] value) {
    return change(name, List.of(value), () -> list.add(name, value));
  }

  private Result<Unit, HeaderError> change(String name, List<byte[]> values, Runnable change) {
    if (!mutable) {
      return Result.err(new HeaderError.Immutable());
    }
    if (!Syntax.isToken(name) || !values.stream().allMatch(Syntax::isValue)) {
      return Result.err(new HeaderError.InvalidSyntax());
    }
    if (FieldList.isForbidden(name)) {
      return Result.err(new HeaderError.Forbidden());
    }
    change.run();
    return Result.ok();
  }

  @Override
  public List<Tuple2<String, byte[]>> entries() {
    return list.fields().stream().map(FieldsHandle::entry).toList();
  }

  private static Tuple2<String, byte[]> entry(Field field) {
    return new Tuple2<>(field.name(), field.value());
  }

  @Override
  public Fields clone2() {
    return new FieldsHandle(list.copy(), true);
  }
}
