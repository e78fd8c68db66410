package io.github.oneslice.error;

/** Tells the person who uses the program what is wrong and what to do. Any other exception is a fault of the program. */
public class UserException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public UserException(String message) {
		super(message);
	}

	public UserException(String message, Throwable cause) {
		super(message, cause);
	}
}
