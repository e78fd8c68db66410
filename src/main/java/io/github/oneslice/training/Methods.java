package io.github.oneslice.training;

import java.util.List;
import java.util.ServiceLoader;

import io.github.oneslice.error.UserException;

/** All training methods there are. */
public final class Methods {

	private Methods() {}

	/** @throws UserException if there is no method of that name; upper and lower case are the same */
	public static MethodFactory named(String name) {
		return all().stream().filter(method -> method.name().equalsIgnoreCase(name.trim())).findFirst().orElseThrow(
			() -> new UserException("There is no training method \"" + name.trim() + "\". Choose one of " + String.join(", ", names()) + "."));
	}

	/** What they are called. */
	public static List<String> names() {
		return all().stream().map(MethodFactory::name).sorted().toList();
	}

	private static List<MethodFactory> all() {
		return ServiceLoader.load(MethodFactory.class, Methods.class.getClassLoader()).stream().map(ServiceLoader.Provider::get).toList();
	}
}
