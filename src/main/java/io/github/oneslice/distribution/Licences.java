package io.github.oneslice.distribution;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/** The licences that have to go with what is given on. */
final class Licences {

	private static final Pattern TEXT = Pattern.compile("(?i)(META-INF/)?(LICEN[CS]E|NOTICE)([.-][\\w.-]*)?");

	private Licences() {}

	/**
	 * Gathers our own licence, the list of libraries, the texts that lie in their jars, and those that should.
	 *
	 * @param folder where to gather them
	 */
	static List<Path> collect(Path project, Libraries libraries, List<Jar> jars, Path folder) throws IOException {
		Files.createDirectories(folder);
		List<Path> texts = new ArrayList<>();
		texts.add(Files.copy(project.resolve("LICENSE"), folder.resolve("LICENSE.txt"), StandardCopyOption.REPLACE_EXISTING));
		texts.add(Files.copy(project.resolve("test-images/README.md"), folder.resolve("images.txt"), StandardCopyOption.REPLACE_EXISTING));
		texts.add(Files.writeString(folder.resolve("libraries.txt"), libraries.notice()));
		for (Path text : Distribution.files(project.resolve("src/main/distribution/licenses"), ".txt"))
			texts.add(Files.copy(text, folder.resolve(text.getFileName()), StandardCopyOption.REPLACE_EXISTING));
		for (Jar jar : jars)
			if (libraries.of(jar).place() != Library.Place.FIJI) texts.addAll(copy(jar, folder));
		return texts;
	}

	private static List<Path> copy(Jar jar, Path folder) throws IOException {
		List<Path> texts = new ArrayList<>();
		try (JarFile file = new JarFile(jar.file().toFile())) {
			for (JarEntry entry : file.stream().filter(entry -> TEXT.matcher(entry.getName()).matches()).toList()) {
				String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
				Path text = folder.resolve(jar.plainName().replace(".jar", "") + "-" + name + (name.contains(".") ? "" : ".txt"));
				try (InputStream in = file.getInputStream(entry)) {
					Files.copy(in, text, StandardCopyOption.REPLACE_EXISTING);
				}
				texts.add(text);
			}
		}
		return texts;
	}
}
