/** Auto-configuration for Spring Boot: it sets the component's options and does nothing else. */
package io.github.camelheymarket.springboot;
