package io.github.oneslice.files;

import java.lang.reflect.Field;

import ij.IJ;

/**
 * The macro that a command was called from. Where ImageJ cannot read or write a file it ends that macro, with a message of its
 * own and an exception; while this is open it does not know of the macro, and whoever asked for the file says what is wrong.
 */
final class CallingMacro implements AutoCloseable {

	private static final Field INTERPRETER = find();

	private final Object interpreter;

	private CallingMacro(Object interpreter) {
		this.interpreter = interpreter;
	}

	static CallingMacro setAside() {
		Object interpreter = get();
		set(null);
		return new CallingMacro(interpreter);
	}

	@Override
	public void close() {
		set(interpreter);
	}

	/** Null where this version of ImageJ keeps it elsewhere: then the message of ImageJ comes first. */
	private static Field find() {
		try {
			Field field = IJ.class.getDeclaredField("macroInterpreter");
			field.setAccessible(true);
			return field;
		}
		catch (ReflectiveOperationException | RuntimeException e) {
			return null;
		}
	}

	private static Object get() {
		try {
			return INTERPRETER == null ? null : INTERPRETER.get(null);
		}
		catch (IllegalAccessException e) {
			return null;
		}
	}

	private static void set(Object interpreter) {
		try {
			if (INTERPRETER != null) INTERPRETER.set(null, interpreter);
		}
		catch (IllegalAccessException e) {
			// As where there is no such field.
		}
	}
}
