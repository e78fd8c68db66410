package io.github.oneslice.command;

import ij.IJ;
import ij.plugin.PlugIn;

/**
 * What ImageJ's menus start: hands on to the {@code Bridge}, or says in a sentence that Java is too old for it. This class alone
 * is compiled for Java 8, so that any Java can load it.
 */
public final class AnyJavaBridge implements PlugIn {

	private static final String BRIDGE = "io.github.oneslice.command.Bridge";
	private static final int LEAST = 17;

	/**
	 * @param command simple name of the command class
	 */
	@Override
	public void run(String command) {
		String problem = problem(System.getProperty("java.specification.version"));
		if (problem != null) IJ.error("OneSlice", problem); // also stops the macro that called
		else bridge().run(command);
	}

	/**
	 * @param version as Java names it: 1.8, 11, 17
	 * @return what is wrong with it; null for nothing
	 */
	static String problem(String version) {
		int number = Integer.parseInt(version.replaceFirst("^1\\.", ""));
		return number >= LEAST ? null : "OneSlice needs Java " + LEAST + " or newer, but ImageJ runs on Java " + number
			+ ".\nInstall a newer Fiji (or a newer Java for plain ImageJ), and start again.";
	}

	private static PlugIn bridge() {
		try {
			return (PlugIn) Class.forName(BRIDGE).getDeclaredConstructor().newInstance();
		}
		catch (ReflectiveOperationException e) {
			throw new IllegalStateException(e);
		}
	}
}
