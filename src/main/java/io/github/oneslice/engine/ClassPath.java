package io.github.oneslice.engine;

import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.security.CodeSource;
import java.util.Arrays;
import java.util.List;

/** Where classes come from. */
public final class ClassPath {

	private ClassPath() {}

	/** The class path this program was loaded from, also where a build tool or a plugin host made a loader of its own. */
	public static List<String> own() {
		if (!(ClassPath.class.getClassLoader() instanceof URLClassLoader loader)) return List.of(System.getProperty("java.class.path").split(
			File.pathSeparator));
		return Arrays.stream(loader.getURLs()).map(url -> file(url).getPath()).toList();
	}

	/** The jar or folder that holds a class. */
	public static File location(Class<?> type) {
		CodeSource source = type.getProtectionDomain().getCodeSource();
		if (source != null && source.getLocation() != null) return file(source.getLocation());
		String url = String.valueOf(type.getResource("/" + type.getName().replace('.', '/') + ".class"));
		return new File(URI.create(url.substring("jar:".length(), url.indexOf("!/")))).getAbsoluteFile();
	}

	private static File file(URL url) {
		try {
			return new File(url.toURI()).getAbsoluteFile();
		}
		catch (URISyntaxException e) {
			return new File(url.getPath()).getAbsoluteFile(); // a path with a blank that was not encoded
		}
	}
}
