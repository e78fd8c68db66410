package io.github.oneslice.headless;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Hashtable;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import ij.Menus;

/**
 * Gives ImageJ its table of commands where there are no menus to take it from. The commands come from the same places as
 * with a screen: ImageJ's own properties, its menu bar, and each {@code plugins.config} on the class path.
 */
final class Commands {

	/** A label in quotes, perhaps with a shortcut such as [d], and the class with its argument. */
	private static final Pattern ENTRY = Pattern.compile("\"([^\"]+?)(?:\\[[^\\]]*\\])?\"\\s*,\\s*(\\S.*)$");

	private Commands() {}

	static void install() {
		try {
			Field table = Menus.class.getDeclaredField("pluginsTable");
			table.setAccessible(true);
			table.set(null, find());
		}
		catch (ReflectiveOperationException e) {
			throw new IllegalStateException("This version of ImageJ keeps its commands elsewhere.", e);
		}
	}

	/** ImageJ class names, with arguments, by command name. */
	static Hashtable<String, String> find() {
		Hashtable<String, String> commands = new Hashtable<>();
		try {
			read(Menus.class.getResource("/IJ_Props.txt"), commands);
			read(Commands.class.getResource("menu-bar.config"), commands);
			for (URL config : Collections.list(Commands.class.getClassLoader().getResources("plugins.config")))
				read(config, commands);
		}
		catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return commands;
	}

	private static void read(URL config, Map<String, String> commands) throws IOException {
		try (InputStream in = config.openStream(); BufferedReader reader = new BufferedReader(new InputStreamReader(in,
			StandardCharsets.UTF_8)))
		{
			reader.lines().filter(line -> !line.startsWith("#")).map(ENTRY::matcher).filter(Matcher::find).forEach(entry -> commands.put(entry
				.group(1), entry.group(2).trim()));
		}
	}
}
