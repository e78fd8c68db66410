@echo off
rem Starts ImageJ with OneSlice. With -headless FILE.ijm ARGUMENT it runs a macro without a screen.
setlocal
set "here=%~dp0."
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
set "told=%TEMP%\oneslice-java-%RANDOM%.txt"
"%java%" -version 2> "%told%"
set "full=0"
for /f "usebackq tokens=2,3" %%k in ("%told%") do if "%%k"=="version" set "full=%%~l"
del "%told%"
for /f "delims=.-" %%m in ("%full%") do set "version=%%m"
if %version% LSS 17 (
	echo OneSlice needs Java 17 or newer. Install it, or let JAVA_HOME say where it is.
	pause
	exit /b 1
)
if not "%~1"=="-headless" goto window
"%java%" -Dplugins.dir="%here%" -Djava.awt.headless=true --add-opens=java.base/java.lang=ALL-UNNAMED -cp "%here%\ij.jar;%here%\plugins\*;%here%\plugins\jars\*" io.github.oneslice.Main %2 %3 %4 %5 %6 %7 %8 %9
exit /b %errorlevel%
:window
cd /d "%here%"
"%java%" -Dplugins.dir="%here%" -cp ij.jar ij.ImageJ %*
