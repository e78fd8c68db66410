package io.github.oneslice;
public final class QuickStart { public static int run() { return 0; } }
