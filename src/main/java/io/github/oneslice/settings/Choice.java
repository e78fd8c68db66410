package io.github.oneslice.settings;

import java.util.Arrays;
import java.util.stream.Collectors;

import io.github.oneslice.error.UserException;

/** One of a closed set of choices, known to people by a word. */
public interface Choice {

	/** What a person sees and a macro writes. */
	String label();

	/**
	 * The choice that a person wrote; upper and lower case are the same.
	 *
	 * @param name what is chosen, as the person calls it: {@code augmentation}
	 * @throws UserException if there is no such choice; the message names all
	 */
	static <E extends Enum<E> & Choice> E of(Class<E> choices, String name, String text) {
		return Arrays.stream(choices.getEnumConstants()).filter(choice -> choice.label().equalsIgnoreCase(text.trim())).findFirst()
			.orElseThrow(() -> new UserException("The option " + name + " cannot be \"" + text.trim() + "\". Choose one of " + Arrays.stream(
				choices.getEnumConstants()).map(Choice::label).collect(Collectors.joining(", ")) + "."));
	}
}
