package io.github.oneslice.engine;

/** The work failed. The message says what is wrong and what to do, for a person to read. */
public class EngineException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public EngineException(String message) {
		super(message);
	}

	public EngineException(String message, Throwable cause) {
		super(message, cause);
	}
}
